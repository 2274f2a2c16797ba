/** What the build makes of the contract: how each operation is asked, without its schemas. */
declare module 'virtual:operations' {
  type Asked = readonly [method: string, path: string, usesQuery: boolean, isWrite: boolean];
  export const ASKED: Readonly<Record<string, Asked>>;
}

declare module '*.css';
