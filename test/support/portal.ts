/** A contact's browser: it keeps cookies, and asks what the pages of the portal ask. */
import assert from 'node:assert/strict';
import type { PortalOperationName } from '../../src/contract/operations.ts';
import { PORTAL_SESSION, type PortalSession } from '../../src/contract/portal-session.ts';
import { type AnswerTo, type Bank, type Problem, requestFor } from './bank.ts';

export const PORTAL = 'http://127.0.0.1:4747';

export type PortalBrowser = {
  /** Sends any request with its cookies, and keeps those that come back. */
  readonly send: (request: Request) => Promise<Response>;
  readonly ask: <Name extends PortalOperationName>(
    name: Name,
    input?: object,
    more?: Asking,
  ) => Promise<AnswerTo<Name>>;
  readonly refusal: (
    name: PortalOperationName,
    input?: object,
    more?: Asking,
  ) => Promise<Problem & Readonly<Record<string, unknown>>>;
  readonly session: () => Promise<PortalSession>;
  readonly cookies: ReadonlyMap<string, string>;
};

type Asking = { readonly key?: string; readonly client?: string };

/** A browser that knows nobody yet. */
export function openPortalBrowser(server: {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}): PortalBrowser {
  const cookies = new Map<string, string>();
  const send = async (request: Request): Promise<Response> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    if (cookie !== '') request.headers.set('cookie', cookie);
    const response = await server.fetch(request);
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  const operate = (name: PortalOperationName, input: object, { key, client }: Asking) => {
    const request = requestFor(name, input, key);
    request.headers.set('sec-fetch-site', 'same-origin');
    if (client !== undefined) request.headers.set('x-hourbank-client', client);
    return send(request);
  };
  return {
    send,
    ask: async (name, input = {}, more = {}) => {
      const response = await operate(name, input, more);
      if (response.headers.get('content-type') === 'application/pdf') {
        return (await response.bytes()) as never;
      }
      const text = await response.text();
      if (!response.ok) throw new Error(`${name} was refused: ${text}`);
      return JSON.parse(text);
    },
    refusal: async (name, input = {}, more = {}) => {
      const response = await operate(name, input, more);
      const text = await response.text();
      if (response.ok) throw new Error(`${name} was done: ${text}`);
      return JSON.parse(text);
    },
    session: async () => {
      const response = await send(new Request(`${PORTAL}/api/portal/session`));
      assert.equal(response.status, 200);
      return PORTAL_SESSION.parse(await response.json());
    },
    cookies,
  };
}

/** A post as a page of ours sends it. */
export function pagePost(path: string, body: object, method = 'POST'): Request {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  return new Request(`${PORTAL}${path}`, { method, headers, body: JSON.stringify(body) });
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  if (attributes.some((each) => each.toLowerCase() === 'max-age=0')) {
    cookies.delete(pair.slice(0, at));
  } else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

/** The browser of a contact who opened the link that their firm made for them. */
export async function cameByLink(
  bank: Bank,
  client: string,
  contact: string,
  as = bank.owner,
): Promise<PortalBrowser> {
  const { url } = await bank.ask('contact.link', { client, contact }, { as });
  const browser = openPortalBrowser({ fetch: (request) => bank.send(null, request) });
  const response = await browser.send(new Request(url));
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/portal');
  return browser;
}

/** What a response says, as an object. */
export async function told(response: Response): Promise<Readonly<Record<string, unknown>>> {
  return (await response.json()) as Readonly<Record<string, unknown>>;
}
