/** What the build makes of the contract: how each operation is asked, without its schemas. */
declare module 'virtual:operations/*' {
  export const ASKED: Readonly<
    Record<string, readonly [method: string, path: string, usesQuery: boolean, isWrite: boolean]>
  >;
}

declare module '*.css';
