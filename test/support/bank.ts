/** A whole bank for a test: a database, a clock in hand, and requests as somebody. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { createLinks } from '../../src/adapters/links.ts';
import type { App } from '../../src/app/app.ts';
import { createFirm } from '../../src/app/firm/create.ts';
import type { Checkout, Clock, Identity, Mailer } from '../../src/app/ports.ts';
import { pathFields, usesQuery } from '../../src/contract/define.ts';
import type { AnyOperationName, OperationName, OutputOf } from '../../src/contract/operations.ts';
import { OPERATIONS, PORTAL_OPERATIONS } from '../../src/contract/operations.ts';
import type { PdfFile } from '../../src/contract/pdf.ts';
import type { Role } from '../../src/contract/permissions.ts';
import type { SignedIn } from '../../src/http/api.ts';
import { payRoutes } from '../../src/http/pay.ts';
import { contactOf, type PortalSignInParts, portalRoutes } from '../../src/http/portal.ts';
import { httpServer } from '../../src/http/server.ts';
import { documentsWhenAsked } from '../../src/main/documents.ts';
import { orderedIds } from '../../src/main/ordered-ids.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/store/database.ts';
import { atEnd } from './at-end.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { keepStatements } from './kept-statements.ts';
import { openRecorder } from './recorder.ts';

/** Who a test asks as: a role in a firm, with the scopes of a key or without a key. */
export type As = {
  readonly firm: string;
  readonly role: Role;
  readonly scopes?: readonly string[];
  /** The member; left out: one that nobody else is. */
  readonly member?: string;
};

/** What a request is answered: the bytes of a PDF, as they are. */
export type AnswerTo<Name extends AnyOperationName> =
  OutputOf<Name> extends PdfFile ? Uint8Array<ArrayBuffer> : OutputOf<Name>;

export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
};

export type Bank = {
  readonly app: App;
  readonly ownerUrl: string;
  /** The firm that was made with it. */
  readonly firm: string;
  readonly owner: As;
  /** Sets the clock, to an instant such as `2026-03-01T12:00:00Z`. */
  readonly moveTo: (instant: string) => void;
  /** Makes another firm. */
  readonly addFirm: (name: string) => Promise<string>;
  /** Sends a request over HTTP without a network in between. */
  readonly send: (as: As | null, request: Request) => Promise<Response>;
  /** Asks an operation as it is given on the wire; throws when it is refused. */
  readonly ask: <Name extends OperationName>(
    name: Name,
    input: object,
    options?: { readonly as?: As; readonly key?: string },
  ) => Promise<AnswerTo<Name>>;
  /** The same for an operation that is to be refused. */
  readonly refusal: (
    name: OperationName,
    input: object,
    options?: { readonly as?: As; readonly key?: string },
  ) => Promise<Problem>;
  readonly faults: readonly unknown[];
};

export type BankOptions = Partial<DatabaseOptions> & {
  /** What stands between the app and the database: nothing, unless a test seeds faults there. */
  readonly through?: (database: Database) => Database;
  /** What sends mails; left out: nothing does, and they wait. */
  readonly mailer?: Mailer | null;
  /** Opens the checkout on the bank's clock; left out: nobody is offered to pay. */
  readonly checkout?: (clock: Clock) => Checkout;
  /** The firm whose checkout it is; left out: that is not said. */
  readonly checkoutFirm?: string;
};

/**
 * Opens a bank whose clock stands at `instant`; it is taken down after the tests of the file.
 * `identityOn` opens a sign-in on the same database. Every statement is held to the rules of growth:
 * one that breaks them fails the file, unless faults are seeded by `through`.
 */
export async function openBank(
  instant = '2026-03-01T12:00:00Z',
  { through, mailer = null, onStatement, checkout, checkoutFirm, ...options }: BankOptions = {},
  identityOn: (database: FreshDatabase) => Identity = () => NOBODY_SIGNS_IN,
): Promise<Bank> {
  const fresh = await freshDatabase();
  const recorder = openRecorder();
  const keeper = keepStatements();
  const database = openDatabase({
    url: fresh.appUrl ?? fresh.ownerUrl,
    becomeApp: fresh.appUrl === null,
    // Few, as many banks share a server: its connections are counted.
    connections: 3,
    ...options,
    onStatement: (ran) => {
      recorder.onStatement(ran);
      keeper.onStatement(ran);
      onStatement?.(ran);
    },
  });
  const documents = documentsWhenAsked();
  atEnd(async () => {
    await documents.close();
    await database.close();
    await fresh.drop();
    if (through !== undefined) return;
    assert.deepEqual(recorder.breaches(), []);
    keeper.write();
  });
  let now = Date.parse(instant);
  const clock = (): number => now;
  const app: App = {
    database: through?.(database) ?? database,
    clock,
    newId: orderedIds(Date.now),
    identity: identityOn(fresh),
    documents,
    mailer,
    baseUrl: 'http://127.0.0.1:4747',
    installation: { version: '1.2.3', mailsFrom: mailer === null ? null : 'hours@bank.example' },
    links: createLinks(LINK_SECRET, 'hourbank:invoice-link'),
    contactLinks: createLinks(LINK_SECRET, 'hourbank:contact-link'),
    checkout: checkout?.(clock) ?? null,
    checkoutFirm: checkoutFirm ?? null,
  };
  const faults: unknown[] = [];
  const server = serverOf(app, faults);
  const addFirm = async (name: string): Promise<string> => {
    const firm = randomUUIDv7();
    await createFirm(app, { firm, name, currency: 'EUR', timeZone: 'UTC' });
    return firm;
  };
  const firm = await addFirm('Northwind IT');
  const owner: As = { firm, role: 'owner' };
  const send = async (as: As | null, request: Request): Promise<Response> => {
    if (as !== null) request.headers.set(AS_HEADER, JSON.stringify(as));
    return await server.fetch(request);
  };
  const call = (name: OperationName, input: object, as: As, key?: string) =>
    send(as, requestFor(name, input, key));
  return {
    app,
    ownerUrl: fresh.ownerUrl,
    firm,
    owner,
    moveTo: (moment) => {
      now = Date.parse(moment);
    },
    addFirm,
    send,
    ask: async (name, input, { as = owner, key } = {}) => {
      const response = await call(name, input, as, key);
      const type = response.headers.get('content-type') ?? '';
      if (type === 'application/pdf') return (await response.bytes()) as never;
      const text = await response.text();
      if (!response.ok) throw new Error(`${name} was refused: ${text} ${faults.map(String)}`);
      return type.includes('json') ? JSON.parse(text) : text;
    },
    refusal: async (name, input, { as = owner, key } = {}) => {
      const response = await call(name, input, as, key);
      const text = await response.text();
      if (response.ok) throw new Error(`${name} was done: ${text}`);
      return JSON.parse(text) as Problem;
    },
    faults,
  };
}

/** Nobody signs in by mail; links of the firm's open the portal all the same. */
const NO_PORTAL_SIGN_IN: PortalSignInParts = {
  handler: async () => new Response(null, { status: 404 }),
  redeemLink: async () => ({ code: 'sign_in_link_closed' }),
  mailOf: async () => null,
  end: async () => [],
};

const LINK_SECRET = 'links of a test are signed by this';

/** In it a request says who asks, and is believed. */
export const AS_HEADER = 'x-test-as';

/** What an app answers over HTTP; its faults are added to `faults`. */
export function serverOf(
  app: App,
  faults: unknown[],
  portal: PortalSignInParts = NO_PORTAL_SIGN_IN,
): ReturnType<typeof httpServer> {
  const sameOrigin = ({ headers }: Request): boolean =>
    headers.get('sec-fetch-site') !== 'cross-site';
  const onFault = (error: unknown): void => {
    faults.push(error);
  };
  return httpServer(
    {
      ...{ app, sameOrigin, onFault },
      authenticate: async (headers) => readAs(headers),
      contactOf: contactOf({ app, signIn: portal }),
      isOfAnother: async (headers) => {
        const opener = headers.get('x-hourbank-account');
        return opener !== null && opener !== readAs(headers)?.id;
      },
      onAnswer: () => undefined,
    },
    [
      payRoutes({ app, sameOrigin, onFault }),
      portalRoutes({ app, signIn: portal, sameOrigin, peerOf: () => '192.0.2.7' }),
    ],
  );
}

function readAs(headers: Headers): SignedIn | null {
  const as = headers.get(AS_HEADER);
  if (as === null) return null;
  const { firm, role, scopes, member = `member-${role}` } = JSON.parse(as) as As;
  return {
    kind: scopes === undefined ? 'member' : 'key',
    ...{ firm, role, id: `user-${role}`, member, name: `Kim ${role}` },
    scopes: scopes ?? null,
  };
}

/** The request of an operation, its input where the contract says it stands. */
export function requestFor(name: AnyOperationName, input: object, key?: string): Request {
  const operation = [...OPERATIONS, ...PORTAL_OPERATIONS].find((one) => one.name === name);
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const rest = new Map(Object.entries(input));
  let { path } = operation;
  for (const field of pathFields(operation)) {
    path = path.replace(`{${field}}`, encodeURIComponent(String(rest.get(field))));
    rest.delete(field);
  }
  const headers = new Headers(key === undefined ? {} : { 'idempotency-key': key });
  const address = new URL(`http://127.0.0.1:4747/api/v1${path}`);
  const method = operation.method.toUpperCase();
  if (usesQuery(operation)) {
    const file = rest.get('file');
    rest.delete('file');
    for (const [field, value] of rest) {
      if (value !== undefined) address.searchParams.set(field, String(value));
    }
    if (file === undefined) return new Request(address, { method, headers });
    headers.set('content-type', 'application/octet-stream');
    return new Request(address, { method, headers, body: file as string });
  }
  headers.set('content-type', 'application/json');
  return new Request(address, { method, headers, body: JSON.stringify(Object.fromEntries(rest)) });
}

const unanswered = (): never => {
  throw new Error('this bank has no sign-in: its test needs one of its own');
};

/** Most tests say who asks; those of sign-in bring the real one. */
const NOBODY_SIGNS_IN: Identity = {
  contactSessions: async () => [],
  renameFirm: async () => undefined,
  members: unanswered,
  changeRole: unanswered,
  removeMember: unanswered,
  invitations: unanswered,
  invite: unanswered,
  cancelInvitation: unanswered,
  keys: unanswered,
  createKey: unanswered,
  revokeKey: unanswered,
};
