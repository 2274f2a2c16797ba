/** Asks the server for an operation of the contract, with its own types. */
import type { z } from 'zod';
import type { AnyOperationName, OperationOf, OutputOf } from '../../contract/operations.ts';
import { isForAnother, tellAnothers } from './opened-for.ts';
import { tellSilent } from './silence.ts';

/** What an operation is given, as one writes it: before it is read. */
export type GivenTo<Name extends AnyOperationName> = z.input<OperationOf<Name>['input']> & object;

/** A field of the input, and what is wrong with it. */
export type Flaw = { readonly field: string; readonly message: string };

/** What the server refuses: its code, what happened, and what else explains it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly Flaw[];
  readonly explanation: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(String(problem['detail'] ?? 'The server refused this and did not say why.'));
    this.status = status;
    this.code = String(problem['code'] ?? '');
    const fields = problem['fields'];
    // A card number is told by the names of the fields alone.
    this.fields = Array.isArray(fields)
      ? fields.map((each) =>
          typeof each === 'string' ? { field: each, message: this.message } : (each as Flaw),
        )
      : [];
    this.explanation = problem;
  }
}

/** Whether it was refused for how things stand by now: what is shown of them is old. */
export function isOfState(error: unknown): boolean {
  if (!(error instanceof Refused) || isForAnother(error.code)) return false;
  return error.status === 404 || error.status === 409;
}

/**
 * Whether it was refused for who asks, before it was looked at: whether the same was done by an
 * earlier try is not said by that.
 */
export function isOfAsker(error: unknown): boolean {
  if (!(error instanceof Refused)) return false;
  return ASKER_STATUSES.includes(error.status) || isForAnother(error.code);
}

/** Signed out, not allowed to, and too often asked. */
const ASKER_STATUSES: readonly number[] = [401, 403, 429];

/** No answer: the server is down, or there is no way to it. What was asked may have been done. */
export class Unreachable extends Error {
  constructor(told = 'The server does not answer. What you typed is kept.') {
    super(`${told} Try again here: what was done already is not done twice.`);
  }
}

const BASE = '/api/v1';

type Asked = readonly [method: string, path: string, usesQuery: boolean, isWrite: boolean];

const known: { operations: Readonly<Record<string, Asked>> } = { operations: {} };

/** Says how the operations of this page are asked: before anything else. */
export function askBy(operations: Readonly<Record<string, Asked>>): void {
  known.operations = operations;
}

/** Who is asked for, where a person belongs to several firms or clients. */
const chosen: { header: Readonly<Record<string, string>> } = { header: {} };

/** Sends these headers with every request from now on. */
export function askAs(header: Readonly<Record<string, string>>): void {
  chosen.header = header;
}

/** What `askAs` was told last. */
export function chosenHeader(): Readonly<Record<string, string>> {
  return chosen.header;
}

/** A key by which a repeat is recognised (B11). */
export function newKey(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)));
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The answer to an operation. Throws what is refused as `Refused`, and silence as `Unreachable`. */
export async function ask<Name extends AnyOperationName>(
  name: Name,
  input: GivenTo<Name>,
  more: { readonly key?: string; readonly file?: Blob; readonly signal?: AbortSignal } = {},
): Promise<OutputOf<Name>> {
  const { url, init } = requestOf(name, input, more);
  return (await answerTo(url, init)) as OutputOf<Name>;
}

/** Where the answer of an operation that is only read can be opened or saved from. */
export function addressOf<Name extends AnyOperationName>(name: Name, input: GivenTo<Name>): string {
  return requestOf(name, input, {}).url;
}

function requestOf(
  name: AnyOperationName,
  input: object,
  {
    key,
    file,
    signal,
  }: { readonly key?: string; readonly file?: Blob; readonly signal?: AbortSignal },
): { readonly url: string; readonly init: RequestInit } {
  const [method = 'get', route = '', usesQuery = true, isWrite = false] =
    known.operations[name] ?? [];
  const left = new Map<string, unknown>(Object.entries(input));
  const path = route.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = left.get(field);
    left.delete(field);
    return encodeURIComponent(String(value));
  });
  const headers: Record<string, string> = { accept: 'application/json', ...chosen.header };
  if (isWrite) headers['idempotency-key'] = key ?? newKey();
  const given = [...left].filter(([, value]) => value !== undefined);
  const init: RequestInit = { method: method.toUpperCase(), headers };
  if (signal !== undefined) init.signal = signal;
  if (usesQuery) {
    if (file !== undefined) init.body = file;
    const query = new URLSearchParams(given.map(([field, value]) => [field, String(value)]));
    return { url: `${BASE}${path}${query.size === 0 ? '' : `?${query}`}`, init };
  }
  headers['content-type'] = 'application/json';
  init.body = JSON.stringify(Object.fromEntries(given));
  return { url: `${BASE}${path}`, init };
}

/** What stands beside the contract: the session, setting up, the demo firm. */
export function askBeside(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', ...chosen.header };
  if (method === 'GET') return answerTo(path, { method, headers });
  headers['content-type'] = 'application/json';
  return answerTo(path, { method, headers, body: JSON.stringify(body ?? {}) });
}

async function answerTo(url: string, init: RequestInit): Promise<unknown> {
  const { status, isOk, told } = await toldBy(url, init);
  if (isOk) return told;
  if (status === 502 || status === 503 || status === 504) throw unreachable();
  const problem = isRecord(told) ? problemIn(told) : {};
  // Whether a fault came before it was done or after, nobody knows.
  if (status >= FAULT) throw new Unreachable(faultIn(problem));
  const refused = new Refused(status, problem);
  if (isForAnother(refused.code)) tellAnothers();
  throw refused;
}

const FAULT = 500;

function faultIn({ detail }: Readonly<Record<string, unknown>>): string {
  return typeof detail === 'string' ? `${detail}.` : 'Something is wrong at the server.';
}

/** The whole answer; one that breaks off is none. */
async function toldBy(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    const type = response.headers.get('content-type') ?? '';
    const told: unknown = type.includes('json') ? await response.json() : await response.text();
    return { status: response.status, isOk: response.ok, told };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
}

function unreachable(): Unreachable {
  tellSilent();
  return new Unreachable();
}

/** better-auth tells what it refuses by `message`; the contract by `detail`. */
function problemIn(told: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return 'detail' in told ? told : { ...told, detail: told['message'] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
