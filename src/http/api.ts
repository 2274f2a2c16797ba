/** The contract over HTTP: every operation a route, from request to response in one line. */
import { hash } from 'node:crypto';
import { Hono } from 'hono';
import type { Actor, AnyPortalRequest, AnyRequest, App, ContactActor, Result } from '../app/app.ts';
import { forbidden, forbiddenToContact, permissionsOf } from '../app/may.ts';
import { perform, performForContact } from '../app/perform.ts';
import { holdsCardNumber } from '../contract/card-numbers.ts';
import {
  isWrite,
  LONGEST_KEY_CHARACTERS,
  type Operation,
  pathFields,
  usesQuery,
} from '../contract/define.ts';
import type { FileBytes } from '../contract/file-bytes.ts';
import {
  type FirmOperation,
  OPERATIONS,
  PORTAL_OPERATIONS,
  type PortalOperation,
} from '../contract/operations.ts';
import type { PdfFile } from '../contract/pdf.ts';
import type { Role } from '../contract/permissions.ts';
import { readInput } from '../contract/read-input.ts';
import type { AnyRefusal } from '../contract/refusals.ts';
import { readBody } from './body.ts';
import { fileBytes } from './file-bytes.ts';
import { problemOf } from './problems.ts';
import { isFresh, tagOf } from './tags.ts';

/** Somebody who has signed in, or sent a key. */
export type SignedIn = {
  readonly kind: 'member' | 'key';
  readonly firm: string;
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly string[] | null;
};

export type ApiParts = {
  readonly app: App;
  /** Who sends the request; null without valid credentials. */
  readonly authenticate: (headers: Headers) => Promise<SignedIn | null>;
  /**
   * Which contact of which client sends the request; null when that is nobody, or not settled, and
   * `another` when it is not who the page was opened for.
   */
  readonly contactOf: (headers: Headers) => Promise<ContactActor | 'another' | null>;
  /** True when a request that may carry a cookie was sent from this site's own pages. */
  readonly sameOrigin: (request: Request) => boolean;
};

/** What a request carries on its way. */
export type Variables = { Variables: { requestId: string } };

/** The routes of all operations, below `/api/v1`. */
export function apiRoutes(parts: ApiParts): Hono<Variables> {
  const routes = new Hono<Variables>();
  const mount = <One extends FirmOperation | PortalOperation>(operation: One, by: Answer<One>) => {
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    routes.on(operation.method.toUpperCase(), path, (context) => {
      const request = context.req.raw;
      const params = context.req.param() as Params;
      return by(parts, operation, { request, params, requestId: context.get('requestId') });
    });
  };
  for (const operation of OPERATIONS) mount(operation, answer);
  for (const operation of PORTAL_OPERATIONS) mount(operation, answerContact);
  return routes;
}

type Params = Readonly<Record<string, string>>;

type Received = {
  readonly request: Request;
  readonly params: Params;
  readonly requestId: string;
};

type Answer<One> = (parts: ApiParts, operation: One, received: Received) => Promise<Response>;

/** parse → authorize → load → decide → save → present. */
async function answer(
  parts: ApiParts,
  operation: FirmOperation,
  { request, params, requestId }: Received,
): Promise<Response> {
  const signedIn = await parts.authenticate(request.headers);
  if (signedIn === null) return problemOf({ code: 'unauthenticated' }, requestId);
  if (isForged(parts, signedIn, operation, request)) {
    return problemOf({ code: 'cross_site' }, requestId);
  }
  const actor = actorOf(signedIn);
  const denied = forbidden(actor, operation.permission);
  if (denied !== null) return problemOf(denied, requestId);
  const asked = await readAsked(operation, request, params);
  if ('refusal' in asked) return problemOf(asked.refusal, requestId);
  const given = { ...asked, actor, input: asked.input as AnyRequest['input'] };
  return told(operation, request, requestId, await perform(parts.app, operation.name, given));
}

/** The same for a contact, who comes by a cookie always, and for no firm's operation. */
async function answerContact(
  parts: ApiParts,
  operation: PortalOperation,
  { request, params, requestId }: Received,
): Promise<Response> {
  const actor = await parts.contactOf(request.headers);
  if (actor === null) return problemOf({ code: 'unauthenticated', as: 'contact' }, requestId);
  if (actor === 'another') return problemOf({ code: 'signed_in_as_another' }, requestId);
  if (operation.method !== 'get' && !parts.sameOrigin(request)) {
    return problemOf({ code: 'cross_site' }, requestId);
  }
  const denied = forbiddenToContact(actor, operation.permission);
  if (denied !== null) return problemOf(denied, requestId);
  const asked = await readAsked(operation, request, params);
  if ('refusal' in asked) return problemOf(asked.refusal, requestId);
  const key = asked.key === null ? null : keyOfContact(actor, asked.key);
  const given = { actor, key, input: asked.input as AnyPortalRequest['input'] };
  const result = await performForContact(parts.app, operation.name, given);
  return told(operation, request, requestId, result);
}

/** Apart from all keys of the firm: of those, a contact can use none up. */
function keyOfContact({ id }: ContactActor, key: string): string {
  return `contact ${id} ${hash('sha256', key, 'base64url')}`;
}

function told(
  operation: Operation,
  request: Request,
  requestId: string,
  result: Result<unknown>,
): Response {
  if ('refusal' in result) return problemOf(result.refusal, requestId);
  return presented(operation, request, result.value);
}

/** A cookie is sent by the browser whoever made the request; a key never is. */
function isForged(
  parts: ApiParts,
  { kind }: SignedIn,
  operation: Operation,
  request: Request,
): boolean {
  return kind === 'member' && operation.method !== 'get' && !parts.sameOrigin(request);
}

function actorOf({ kind, firm, id, member, name, role, scopes }: SignedIn): Actor {
  return { kind, firm, id, member, name, role, permissions: permissionsOf(role, scopes) };
}

/** What is asked, by whomever. */
type Asked = {
  readonly key: string | null;
  readonly input: unknown;
  readonly file?: FileBytes;
};

async function readAsked(
  operation: Operation,
  request: Request,
  params: Params,
): Promise<Asked | { readonly refusal: AnyRefusal }> {
  const key = isWrite(operation) ? request.headers.get('idempotency-key') : null;
  if (key !== null && (key === '' || key.length > LONGEST_KEY_CHARACTERS)) {
    const message = `expected 1 to ${LONGEST_KEY_CHARACTERS} characters`;
    return invalid([{ field: 'Idempotency-Key', message }]);
  }
  if (key !== null && holdsCardNumber(key)) {
    return { refusal: { code: 'card_number', fields: ['Idempotency-Key'] } };
  }
  const body = usesQuery(operation) ? queryOf(request) : await readBody(request);
  if ('refusal' in body) return body;
  const given: Record<string, unknown> = { ...body.fields };
  for (const field of pathFields(operation)) {
    if (Object.hasOwn(given, field)) {
      return invalid([{ field, message: 'this field stands in the path' }]);
    }
    given[field] = params[field];
  }
  const read = readInput(operation, given);
  if ('refusal' in read) return read;
  const asked = { key, input: read.input };
  return operation.body === 'file' ? { ...asked, file: fileBytes(request.body) } : asked;
}

function invalid(fields: Extract<AnyRefusal, { code: 'input_invalid' }>['fields']) {
  return { refusal: { code: 'input_invalid', fields } as const };
}

function queryOf(
  request: Request,
): { readonly fields: Readonly<Record<string, string>> } | { readonly refusal: AnyRefusal } {
  const given = new URL(request.url).searchParams;
  const names = [...given.keys()];
  const repeated = names.filter((name, place) => names.indexOf(name) < place);
  if (repeated.length > 0) {
    const message = 'this field is given more than once';
    return invalid([...new Set(repeated)].map((field) => ({ field, message })));
  }
  return { fields: Object.fromEntries(given) };
}

function presented(operation: Operation, request: Request, value: unknown): Response {
  if (operation.produces === 'text') {
    const type = 'text/plain; charset=utf-8';
    return new Response(String(value), { headers: { 'content-type': type, ...NOT_KEPT } });
  }
  if (operation.produces === 'pdf') return pdfResponse(value as PdfFile);
  const json = JSON.stringify(value);
  if (operation.method !== 'get') {
    return new Response(json, { headers: { 'content-type': 'application/json', ...NOT_KEPT } });
  }
  const tag = tagOf(json);
  const headers = { etag: tag, 'cache-control': 'private, no-cache' };
  if (isFresh(request, tag)) return new Response(null, { status: 304, headers });
  return new Response(json, { headers: { 'content-type': 'application/json', ...headers } });
}

/** A PDF, shown where it is opened, with the name it is kept by. */
export function pdfResponse({ fileName, bytes }: PdfFile): Response {
  // What is no plain letter stands in the second name, which older programs pass over (RFC 6266).
  const plain = fileName.replace(/[^ -~]|["\\%]/g, '_');
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${plain}"; filename*=UTF-8''${whole}`,
      ...NOT_KEPT,
    },
  });
}

const NOT_KEPT = { 'cache-control': 'no-store' };
