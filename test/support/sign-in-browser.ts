/** A browser as sign-in sees it: it keeps cookies, says its origin, and calls from an address. */
import { randomUUIDv7 } from 'node:crypto';
import { isRefused, type SignInRefusal } from '../../src/adapters/sign-in/refusals.ts';
import { createSignIn, type SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { atEnd } from './at-end.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

export const BASE_URL = 'https://hours.example';
export const PASSWORD = 'correct horse battery';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Browser = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: object) => Promise<Answer>;
  /** What it sends along to any page of ours. */
  readonly headers: (more?: Readonly<Record<string, string>>) => Headers;
};

let addresses = 0;

/** From an address of its own, so that the limits of one do not hit another. */
export function openBrowser(signIn: SignIn): Browser {
  addresses += 1;
  const address = `192.0.2.${addresses}`;
  const cookies = new Map<string, string>();
  const headers = (more: Readonly<Record<string, string>> = {}): Headers => {
    const cookie = [...cookies].map((each) => each.join('=')).join('; ');
    return new Headers({ ...(cookie === '' ? {} : { cookie }), ...more });
  };
  const call = async (request: Request): Promise<Answer> => {
    const response = await signIn.handler(request, address);
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true;
    const body = isJson ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, body: body ?? {} };
  };
  return {
    headers,
    get: (path) => call(new Request(`${BASE_URL}/api/auth${path}`, { headers: headers() })),
    post: (path, body = {}) =>
      call(
        new Request(`${BASE_URL}/api/auth${path}`, {
          method: 'POST',
          headers: headers({ 'content-type': 'application/json', origin: BASE_URL }),
          body: JSON.stringify(body),
        }),
      ),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  const isEnded = attributes.some((each) => each.toLowerCase() === 'max-age=0');
  if (isEnded) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

/** How the app comes to the database: by its own login, or as the owner who becomes it. */
export function appOf({ appUrl, ownerUrl }: FreshDatabase) {
  return { databaseUrl: appUrl ?? ownerUrl, becomeApp: appUrl === null };
}

/** Sign-in on a database; an outage or bug behind an answer fails the test. */
export function openSignIn(database: FreshDatabase, trustProxy = false): SignIn {
  return createSignIn({
    ...appOf(database),
    baseUrl: BASE_URL,
    secret: 'a secret of the tests, of thirty-two characters or more',
    trustProxy,
    onError: (error) => {
      throw error;
    },
  });
}

/** Sign-in on a database of its own, for all tests of a file. */
export async function freshSignIn(): Promise<{
  readonly database: FreshDatabase;
  readonly signIn: SignIn;
}> {
  const database = await freshDatabase();
  atEnd(database.drop);
  const signIn = openSignIn(database);
  atEnd(signIn.close);
  return { database, signIn };
}

/** A firm of its own with one owner, set up without a link. */
export async function newFirm(
  signIn: SignIn,
  mail: string,
): Promise<{ readonly firm: string; readonly user: string; readonly member: string }> {
  return granted(
    await signIn.setUp({
      token: null,
      firm: randomUUIDv7(),
      firmName: 'Nordlicht IT',
      name: 'Olga Owner',
      mail,
      password: PASSWORD,
      address: null,
    }),
  );
}

/** A browser in which this person is signed in. */
export async function signedInBrowser(signIn: SignIn, mail: string): Promise<Browser> {
  const browser = openBrowser(signIn);
  const { status } = await browser.post('/sign-in/email', { email: mail, password: PASSWORD });
  if (status !== 200) throw new Error(`signing in was answered ${status}`);
  return browser;
}

/** What was not refused. */
export function granted<Value extends object>(answer: Value | SignInRefusal): Value {
  if (isRefused(answer)) throw new Error(`refused: ${answer.code}`);
  return answer;
}

/** The code of the refusal; empty when it was none. */
export function codeOf(answer: object): string {
  return 'code' in answer ? String(answer.code) : '';
}
