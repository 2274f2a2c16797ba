/** A browser without a window: it keeps cookies, and calls a running server as a page of it would. */

export type PageAnswer = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

export type PageSession = {
  readonly get: (path: string) => Promise<PageAnswer>;
  readonly remove: (path: string) => Promise<PageAnswer>;
  readonly post: (path: string, body?: object, from?: string) => Promise<PageAnswer>;
};

/** With no cookie yet. `from` of a request is the origin it says it comes from. */
export function pageSession(address: string): PageSession {
  const cookies = new Map<string, string>();
  const call = async (path: string, init: RequestInit): Promise<PageAnswer> => {
    const cookie = [...cookies].map((each) => each.join('=')).join('; ');
    const headers = { ...init.headers, ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(`${address}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split('; ');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return { status: response.status, body: JSON.parse((await response.text()) || '{}') };
  };
  return {
    get: (path) => call(path, {}),
    remove: (path) => call(path, { method: 'DELETE', headers: { origin: address } }),
    post: (path, body = {}, from = address) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: from },
        body: JSON.stringify(body),
      }),
  };
}
