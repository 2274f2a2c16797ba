/** Whatever input is sent: no fault of the program, and every flaw is told by its field. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { USE_CASES } from '../../src/app/use-cases.ts';
import { pathFields, usesQuery } from '../../src/contract/define.ts';
import { inputSchema, type JsonSchema } from '../../src/contract/json-schema.ts';
import { OPERATIONS, type OperationName } from '../../src/contract/operations.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { anyRequest, judged, type Named, textOf } from '../support/judged.ts';
import {
  type Broken,
  everyNever,
  type Known,
  plainInput,
  someBroken,
  someInput,
} from '../support/made-inputs.ts';
import { granted, openSignIn, PASSWORD } from '../support/sign-in-browser.ts';
import { stock } from '../support/well-stocked-firm.ts';

const RUNS = Number(process.env['HOURBANK_FUZZ_RUNS'] ?? 8);
const SEED = Number(process.env['HOURBANK_FUZZ_SEED'] ?? Date.now() % 1_000_000_000);

type Stage = { readonly as: As; readonly known: Known };

/** What was done at least once, and not only refused. */
const done = new Set<OperationName>();

let bank: Bank;
let signIn: SignIn;
let people: Stage;
let reading: Promise<Stage> | null = null;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z', {}, (database) => {
    signIn = openSignIn(database);
    return signIn;
  });
  atEnd(signIn.close);
  people = await somePeople();
});

/** A firm whose members sign in: an owner, and somebody who may be removed. */
async function somePeople(): Promise<Stage> {
  const firm = await bank.addFirm('Northwind IT');
  const olga = { name: 'Olga', mail: 'olga@northwind.example', password: PASSWORD };
  const kim = { name: 'Kim', mail: 'kim@northwind.example', password: PASSWORD };
  const firmName = 'Northwind IT';
  const asked = { token: null, firm, firmName, address: null, ...olga };
  const owner = granted(await signIn.setUp(asked));
  const other = granted(await signIn.addMember({ ...kim, firm, role: 'technician' }));
  const as: As = { firm, role: 'owner', member: owner.member };
  const invited = 'ana@northwind.example';
  await bank.ask('invitation.send', { mail: invited, role: 'billing' }, { as });
  for (const name of ['Timesheets', 'Exports']) {
    await bank.ask('key.create', { name, scopes: ['entries:write'] }, { as });
  }
  const member = [kim.mail, other.member];
  return { as, known: { member, key: ['Timesheets', 'Exports'], invitation: [invited] } };
}

const OF_PEOPLE = /^(member|invitation|key)\./;

/** A firm for the runs of one operation, and what there is in it; those that read share one. */
async function stageOf(operation: Named): Promise<Stage> {
  if (OF_PEOPLE.test(operation.name)) return people;
  if (operation.method === 'get' || operation.preview) {
    reading ??= newStage(operation.name);
    return await reading;
  }
  return await newStage(operation.name);
}

async function newStage(name: OperationName): Promise<Stage> {
  const as: As = { firm: await bank.addFirm('Northwind IT'), role: 'owner' };
  return { as, known: await stock(bank, as, name) };
}

function schemaOf(operation: Named): JsonSchema {
  const schema = inputSchema(operation);
  if (operation.body !== 'file') return schema;
  return { ...schema, properties: { ...schema.properties, file: { type: 'string' } } };
}

/** What a value from JSON can be for a schema, as far as its type alone says. */
function fits(schema: JsonSchema, value: unknown): boolean {
  if (schema.anyOf !== undefined) return schema.anyOf.some((part) => fits(part, value));
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if (value === null) return schema.type === 'null';
  if (Array.isArray(value)) return schema.type === 'array';
  if (typeof value === 'number') return schema.type === 'integer' || schema.type === 'number';
  return schema.type === typeof value;
}

/** Whether the type alone says that it is wrong, of a field that is sent with its type. */
function isSurelyWrong(operation: Named, { how, field, value }: Broken): boolean {
  if (pathFields(operation).includes(field) || field === 'file') return false;
  if (how !== 'changed') return true;
  const schema = inputSchema(operation).properties?.[field];
  return !usesQuery(operation) && schema !== undefined && !fits(schema, value);
}

/**
 * What is told otherwise: where a page begins has a code of its own, and in an address no lone
 * surrogate arrives.
 */
function isToldOtherwise(operation: Named, { field, value }: Broken): boolean {
  const isInAddress = pathFields(operation).includes(field) || usesQuery(operation);
  return field === 'after' || (isInAddress && !textOf(value).isWellFormed());
}

test('every operation is done by something', () => {
  const undone = OPERATIONS.filter(({ name }) => USE_CASES[name] === undefined);
  assert.deepEqual(
    undone.map(({ name }) => name),
    [],
  );
});

for (const [place, operation] of OPERATIONS.entries()) {
  const { name } = operation;
  if (USE_CASES[name] === undefined) continue;
  test(`${name} takes what it says it takes, and tells what is wrong with the rest`, async () => {
    const { as, known } = await stageOf(operation);
    const example = { ...operation.example, ...(operation.body === 'file' ? { file: '' } : {}) };
    const made = { schema: schemaOf(operation), example, known };
    const options = { numRuns: RUNS, seed: SEED + place };
    for (const input of [plainInput(made), ...fc.sample(someInput(made), options)]) {
      const sent = `seed ${SEED}: ${name} ${JSON.stringify(input)}`;
      const response = await bank.send(as, anyRequest(operation, input));
      const { code } = await judged(operation, sent, response, bank.faults);
      if (code === null) done.add(name);
    }
    const nevers = everyNever(plainInput(made), inputSchema(operation));
    for (const broken of [...nevers, ...fc.sample(someBroken(made), options)]) {
      const { input, field } = broken;
      const sent = `seed ${SEED}: ${name} ${JSON.stringify(input)}, ${broken.how} ${field}`;
      const response = await bank.send(as, anyRequest(operation, input));
      const { code, fields } = await judged(operation, sent, response, bank.faults);
      const isSure = nevers.includes(broken) || isSurelyWrong(operation, broken);
      if (!isSure || isToldOtherwise(operation, broken)) continue;
      assert.equal(code, 'input_invalid', sent);
      const isNamed = fields.some((one) => one === field || one.startsWith(`${field}.`));
      assert.ok(isNamed, `${sent}: told of ${fields}`);
    }
  });
}

test('what was asked for was done, and not only refused', () => {
  const refused = OPERATIONS.map(({ name }) => name).filter((name) => !done.has(name));
  assert.deepEqual(refused, []);
});
