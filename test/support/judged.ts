/** Requests that no honest caller would send, and what must hold of every answer. */
import assert from 'node:assert/strict';
import { type Operation, pathFields, usesQuery } from '../../src/contract/define.ts';
import { openApi } from '../../src/contract/openapi.ts';
import { problem } from '../../src/contract/openapi-shared.ts';
import type { OperationName } from '../../src/contract/operations.ts';
import { ANSWERS, type RefusalCode } from '../../src/contract/refusals.ts';
import type { Input } from './made-inputs.ts';

export type Named = Operation & { readonly name: OperationName };

export const API = 'http://127.0.0.1:4747/api/v1';

/** The request of an operation with whatever input, where the contract says that it stands. */
export function anyRequest(operation: Named, input: Input): Request {
  const rest = new Map(Object.entries(input));
  let { path } = operation;
  for (const field of pathFields(operation)) {
    path = path.replace(`{${field}}`, () => encoded(textOf(rest.get(field))));
    rest.delete(field);
  }
  const method = operation.method.toUpperCase();
  if (!usesQuery(operation)) {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(Object.fromEntries(rest));
    return new Request(`${API}${path}`, { method, headers, body });
  }
  const file = rest.get('file');
  rest.delete('file');
  const query = [...rest].map(([name, value]) => `${encoded(name)}=${encoded(textOf(value))}`);
  const body = operation.body === 'file' ? { body: textOf(file) } : {};
  return new Request(`${API}${path}?${query.join('&')}`, { method, ...body });
}

/** A value as it is written in an address. */
export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As UTF-8, a lone surrogate too: what no encoder would write, and anybody may send. */
function encoded(text: string): string {
  return Array.from(text, (character) =>
    character.isWellFormed() ? encodeURIComponent(character) : '%ED%A0%80',
  ).join('');
}

export type Judged = {
  /** Null when it was done. */
  readonly code: RefusalCode | null;
  /** The fields that an `input_invalid` names. */
  readonly fields: readonly string[];
};

const { paths } = openApi();

/**
 * Holds an answer to what the contract says: no fault, an answer by its schema, or a problem with a
 * code and its status. `sent` tells what was sent, `faults` what the server has met.
 */
export async function judged(
  operation: Named | null,
  sent: string,
  response: Response,
  faults: readonly unknown[],
): Promise<Judged> {
  const text = await response.text();
  const what = `${sent}\n-> ${response.status} ${text.slice(0, 2000)}`;
  const fault = faults.at(-1);
  const trace = fault instanceof Error ? fault.stack : String(fault);
  assert.notEqual(response.status, 500, `${what}\n${trace}`);
  if (!response.ok) return judgedProblem(operation, what, response, text);
  if (operation?.produces === 'pdf') {
    assert.match(text, /^%PDF-/, what);
  } else if (operation !== null) {
    const isJson = response.headers.get('content-type') === 'application/json';
    const parsed = operation.output.safeParse(isJson ? JSON.parse(text) : text);
    assert.ok(parsed.success, `${what}\n${parsed.error}`);
  }
  return { code: null, fields: [] };
}

function judgedProblem(
  operation: Named | null,
  what: string,
  response: Response,
  text: string,
): Judged {
  assert.equal(response.headers.get('content-type'), 'application/problem+json', what);
  const { code, status, fields = [], request } = problem.parse(JSON.parse(text));
  assert.ok(code !== 'fault' && code !== 'unavailable', what);
  assert.equal(status, response.status, what);
  assert.equal(status, ANSWERS[code].status, what);
  assert.equal(request, response.headers.get('x-request-id'), what);
  const names = fields.map(({ field }) => field);
  if (code === 'input_invalid') assert.ok(names.length > 0, what);
  if (operation !== null && code !== 'route_unknown') {
    const told = paths[operation.path]?.[operation.method];
    assert.ok(told !== undefined && String(status) in told.responses, `${what}\nis not told`);
  }
  return { code, fields: names };
}
