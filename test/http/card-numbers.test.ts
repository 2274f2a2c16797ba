/** No operation takes a card number, in any of its fields; none is kept, told or logged (G3). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'pg';
import { pathFields, usesQuery } from '../../src/contract/define.ts';
import { type Field, fieldsOf } from '../../src/contract/fields.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { httpServer } from '../../src/http/server.ts';
import { openBank, requestFor } from '../support/bank.ts';

const bank = await openBank();
const CARD = '4242 4242 4242 4242';
const TRACE = /4242.{0,3}4242/;
const paths: string[] = [];
const faults: unknown[] = [];
const server = httpServer({
  app: bank.app,
  authenticate: async () => ({
    ...{ kind: 'member', firm: bank.firm, id: 'kim', member: 'kim', name: 'Kim' },
    ...{ role: 'owner', scopes: null },
  }),
  contactOf: async () => null,
  isOfAnother: async () => false,
  sameOrigin: () => true,
  onAnswer: ({ path }) => paths.push(path),
  onFault: (error) => faults.push(error),
});

async function refused(request: Request, field: string): Promise<void> {
  const response = await server.fetch(request);
  const text = await response.text();
  assert.doesNotMatch(text, TRACE);
  const { code, fields } = JSON.parse(text) as { code: string; fields: readonly string[] };
  assert.deepEqual([response.status, code, fields], [422, 'card_number', [field]]);
}

/** The input with a card number in one field, and what the field is called. */
function inputs(fields: readonly Field[]): readonly Given[] {
  return fields.flatMap(({ name, kind, fields: within }): readonly Given[] => {
    if (kind === 'fields') {
      return inputs(within).map(([at, input]) => [`${name}.${at}`, { [name]: input }]);
    }
    return kind === 'texts' ? [[`${name}.0`, { [name]: [CARD] }]] : [[name, { [name]: CARD }]];
  });
}

type Given = readonly [field: string, input: object];

for (const operation of OPERATIONS) {
  const inPath = Object.fromEntries(pathFields(operation).map((field) => [field, 'x']));
  const asked = inputs(fieldsOf(operation));
  if (asked.length === 0) continue;
  test(`${operation.name}: ${asked.length} fields`, async () => {
    for (const [field, input] of asked) {
      const flat = usesQuery(operation) ? field.replace(/\.0$/, '') : field;
      await refused(requestFor(operation.name, { ...inPath, ...input }), flat);
    }
  });
}

test('an idempotency key is none', async () => {
  const keyed = requestFor('client.add', { name: 'Alder' }, CARD);
  await refused(keyed, 'Idempotency-Key');
});

test('rows of an import are refused, and told without it', async () => {
  await bank.ask('client.add', { name: 'Birch' });
  const rows = [
    'id,client,technician,job,workType,description,workedOn,minutes',
    `1,Birch,Kim,J1,remote,paid by ${CARD},2026-02-01,30`,
    `${CARD},Birch,Kim,J1,remote,Mail,2026-02-01,30`,
    `3,Birch,${CARD},J1,remote,Mail,2026-02-01,30`,
    `4,Birch,Kim,J1,remote,Mail,2026-02-01,${CARD}`,
    `5,${CARD},Kim,J1,remote,Mail,2026-02-01,30`,
    '6,Birch,Kim,J1,remote,Mail,2026-02-01,30',
  ];
  const file = `${rows.join('\n')}\n`;
  const done = await bank.ask('import.entries', { addClients: true, addWorkTypes: true, file });
  assert.equal(done.refused.length, 5);
  assert.doesNotMatch(JSON.stringify(done), TRACE);
});

test('what is nowhere to be found is told without it', async () => {
  const at = `http://127.0.0.1:4747/api/v2/${encodeURIComponent(CARD)}`;
  const response = await server.fetch(new Request(at));
  assert.equal(response.status, 404);
  assert.doesNotMatch(decodeURIComponent(await response.text()), TRACE);
});

test('neither the log of requests nor any table has one', async () => {
  assert.ok(paths.length > 100);
  assert.deepEqual(
    paths.filter((path) => TRACE.test(decodeURIComponent(path))),
    [],
  );
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name
       from pg_tables
       where schemaname in ('hourbank', 'sign_in', 'graphile_worker')`,
    );
    assert.ok(tables.length > 20);
    for (const { name } of tables) {
      const { rows } = await owner.query(`select t::text as row from ${name} t`);
      assert.doesNotMatch(JSON.stringify(rows), TRACE, name);
    }
  } finally {
    await owner.end();
  }
});

test('nothing went wrong on the way', () => {
  assert.deepEqual([...faults, ...bank.faults], []);
});
