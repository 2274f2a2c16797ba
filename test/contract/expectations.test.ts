/** What forms say against what is typed: plain words, whatever of an input is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Operation, pathFields } from '../../src/contract/define.ts';
import { plainly } from '../../src/contract/expectations.ts';
import { type Field, fieldsOf } from '../../src/contract/fields.ts';
import { OPERATIONS, PORTAL_OPERATIONS } from '../../src/contract/operations.ts';
import { readInput } from '../../src/contract/read-input.ts';

const FORMS: readonly Operation[] = [...OPERATIONS, ...PORTAL_OPERATIONS].filter(
  ({ method }) => method !== 'get',
);

/** Nobody types these into a form: pages know them, or make them of what was chosen. */
const UNTYPED = new Set([
  ...['after', 'limit', 'version', 'mapping', 'map', 'entries', 'line', 'expected', 'format'],
]);

/** What a form may send of a field in which something is wrong. */
const TYPED: readonly unknown[] = [
  ...[
    undefined,
    '',
    ' ',
    'many',
    '-1',
    'x'.repeat(3000),
    'a\nb',
    'a\u0007b',
    '\ud800',
    '2026-02-30',
  ],
  ...[Number.NaN, -1, 0, 1.5, 10 ** 9, '1'.repeat(12), '0198c0de-0000-7000-8000-000000000000'],
];

/** Words of programs: a person who meets one does not know what to do. */
const TECHNICAL =
  /\bexpected\b|\binvalid\b|\binput\b|control char|well-formed|\binstant\b|\boffset\b|\bISO\b|\bNaN\b|\bnull\b|\bas text\b|fields by name|a list of|something else|\bmissing: /i;

function* typedInto(fields: readonly Field[], at: string): Generator<readonly [string, unknown]> {
  for (const { name, kind, fields: within } of fields) {
    if (UNTYPED.has(name)) continue;
    const path = `${at}${name}`;
    if (kind === 'texts') yield [path, []];
    else if (kind === 'fields') yield* typedInto(within, `${path}.`);
    else if (kind !== 'flag') for (const typed of TYPED) yield [path, typed];
  }
}

/** The example of an operation with something else in one of its fields. */
function exampleWith(operation: Operation, path: string, typed: unknown): object {
  const input: Record<string, unknown> = structuredClone({ ...operation.example });
  const parts = path.split('.');
  let place = input;
  for (const part of parts.slice(0, -1)) {
    place[part] = { ...(place[part] as object | undefined) };
    place = place[part] as Record<string, unknown>;
  }
  place[parts.at(-1) ?? ''] = typed;
  return input;
}

/** What is said against the field, in the contract's words. */
function saidOf(operation: Operation, path: string, typed: unknown): readonly string[] {
  const read = readInput(operation, exampleWith(operation, path, typed));
  if (!('refusal' in read) || read.refusal.code !== 'input_invalid') return [];
  return read.refusal.fields.filter(({ field }) => field === path).map(({ message }) => message);
}

test('whatever is wrong in a field is told in plain words, which say what to do', () => {
  const technical = new Set<string>();
  let told = 0;
  for (const operation of FORMS) {
    const inPath = pathFields(operation);
    for (const [path, typed] of typedInto(fieldsOf(operation), '')) {
      if (inPath.includes(path)) continue;
      const plain = saidOf(operation, path, typed).map(plainly);
      told += plain.length;
      for (const words of plain.filter((each) => TECHNICAL.test(each))) {
        technical.add(`${operation.name} ${path}: ${words}`);
      }
    }
  }
  assert.ok(told > 500, `only ${told} were looked at`);
  assert.deepEqual([...technical], []);
});
