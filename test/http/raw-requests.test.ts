/** What no client library would send: broken bodies, headers, paths and queries. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { OPERATIONS } from '../../src/contract/operations.ts';
import type { RefusalCode } from '../../src/contract/refusals.ts';
import { atEnd } from '../support/at-end.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { API, anyRequest, judged } from '../support/judged.ts';
import { stock } from '../support/well-stocked-firm.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z');
  await stock(bank, bank.owner, 'client.list');
});

async function sent(what: string, request: Request) {
  return await judged(null, what, await bank.send(bank.owner, request), bank.faults);
}

type Body = NonNullable<RequestInit['body']> | null;

const JSON_TYPE = { 'content-type': 'application/json' };
const CLIENTS = `${API}/clients`;

function posted(body: Body, headers: Record<string, string> = JSON_TYPE): Request {
  const duplex = body instanceof ReadableStream ? { duplex: 'half' as const } : {};
  return new Request(CLIENTS, { method: 'POST', headers, body, ...duplex });
}

const MEBIBYTE = 1024 * 1024;
const NESTED = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

function endless(): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(32)),
  });
}

function cutShort(): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
}

// biome-ignore format: a table
const BODIES: readonly (readonly [what: string, make: () => Request, code: RefusalCode])[] = [
  ['cut short in JSON',     () => posted('{"name":'),                           'body_unreadable'],
  ['JSON and more',         () => posted('{"name":"A"}{'),                      'body_unreadable'],
  ['a list',                () => posted('[]'),                                 'body_unreadable'],
  ['a text',                () => posted('"name"'),                             'body_unreadable'],
  ['nothing but null',      () => posted('null'),                               'body_unreadable'],
  ['a number',              () => posted('1e308'),                              'body_unreadable'],
  ['no UTF-8',              () => posted(new Uint8Array([0x7b, 0xff, 0x7d])),   'body_unreadable'],
  ['UTF-16',                () => posted(Buffer.from('{"name":"A"}', 'utf16le')), 'body_unreadable'],
  ['nested deeply',         () => posted(NESTED),                               'body_unreadable'],
  ['nested in a field',     () => posted(`{"name":${NESTED}}`),                 'input_invalid'],
  ['nothing at all',        () => posted(null),                                 'input_invalid'],
  ['nothing but spaces',    () => posted('  '),                                 'body_unreadable'],
  ['of type text',          () => posted('{"name":"A"}', { 'content-type': 'text/plain' }), 'body_unreadable'],
  ['of another JSON',       () => posted('{"name":"A"}', { 'content-type': 'application/json-patch+json' }), 'body_unreadable'],
  ['of no type',            () => posted(new Uint8Array([123, 125]), {}),       'body_unreadable'],
  ['a form',                () => posted(new URLSearchParams({ name: 'A' }), {}), 'body_unreadable'],
  ['larger than it may be', () => posted(`{"name":"${'A'.repeat(MEBIBYTE)}"}`), 'body_too_large'],
  ['said to be larger',     () => posted('{}', { ...JSON_TYPE, 'content-length': '1e9' }), 'body_too_large'],
  ['said to be no number',  () => posted('{}', { ...JSON_TYPE, 'content-length': 'much' }), 'input_invalid'],
  ['without an end',        () => posted(endless()),                            'body_too_large'],
  ['broken off',            () => posted(cutShort()),                           'body_unreadable'],
  ['naming its own prototype', () => posted('{"name":"A","__proto__":{"reference":1}}'), 'input_invalid'],
  ['naming a path field',   () => new Request(`${CLIENTS}/Cedar`, { method: 'PATCH', headers: JSON_TYPE, body: '{"client":"Cedar"}' }), 'input_invalid'],
];

for (const [what, make, code] of BODIES) {
  test(`a body ${what}: ${code}`, async () => {
    assert.equal((await sent(what, make())).code, code);
  });
}

test('a name given twice in a body is the last one, as JSON has it', async () => {
  const twice = posted('{"name":"Birch","name":"Beech"}');
  assert.equal((await sent('twice', twice)).code, null);
  const asked = new Request(`${CLIENTS}/Beech`);
  assert.equal((await sent('Beech', asked)).code, null);
});

// biome-ignore format: a table
const KEYS: readonly (readonly [key: string, code: RefusalCode | null])[] = [
  ['',              'input_invalid'],
  [' ',             'input_invalid'],
  ['k'.repeat(201), 'input_invalid'],
  ['k'.repeat(200), null],
  ['\u0001\u007f',  null],
  ['ü',             null],
  ["'; --",         null],
];

for (const [place, [key, code]] of KEYS.entries()) {
  test(`an idempotency key ${JSON.stringify(key.slice(0, 10))} of ${key.length}: ${code}`, async () => {
    const headers = { ...JSON_TYPE, 'idempotency-key': key };
    const { code: told, fields } = await sent(key, posted(`{"name":"Key ${place}"}`, headers));
    assert.equal(told, code);
    assert.deepEqual(fields, code === null ? [] : ['Idempotency-Key']);
  });
}

// biome-ignore format: a table
const ROUTES: readonly (readonly [method: string, path: string, code: RefusalCode | null])[] = [
  ['GET',      '/clients/%',                  'not_found'],
  ['GET',      '/clients/%zz',                'not_found'],
  ['GET',      '/clients/%E0%A4%A',           'not_found'],
  ['GET',      '/clients/%ff',                'not_found'],
  ['GET',      '/clients/%ED%A0%80',          'not_found'],
  ['GET',      '/clients/%00',                'input_invalid'],
  ['GET',      '/clients/a%0Ab',              'input_invalid'],
  ['GET',      '/clients/%20',                'input_invalid'],
  ['GET',      '/clients/Alder%2FDental',     'not_found'],
  ['GET',      '/clients/..%2F..%2Fetc',      'not_found'],
  ['GET',      '/clients/alder%20DENTAL',     null],
  ['GET',      `/clients/${'x'.repeat(5000)}`, 'input_invalid'],
  ['GET',      '/clients/constructor',        'not_found'],
  ['GET',      '/clients/',                   'route_unknown'],
  ['GET',      '/clients//blocks',            'route_unknown'],
  ['GET',      '/Clients',                    'route_unknown'],
  ['GET',      '/__proto__',                  'route_unknown'],
  ['GET',      '/entries/not-an-id',          'input_invalid'],
  ['GET',      '/entries/00000000-0000-0000-0000-000000000000', 'not_found'],
  ['PUT',      '/clients',                    'route_unknown'],
  ['PROPFIND', '/clients',                    'route_unknown'],
  ['OPTIONS',  '/clients',                    'route_unknown'],
  ['HEAD',     '/clients',                    null],
  ['GET',      '/clients?limit=1&limit=2',    'input_invalid'],
  ['GET',      '/clients?limit',              'input_invalid'],
  ['GET',      '/clients?limit=1.0',          'input_invalid'],
  ['GET',      '/clients?limit=%31',          null],
  ['GET',      '/clients?=1',                 'input_invalid'],
  ['GET',      '/clients?%',                  'input_invalid'],
  ['GET',      '/clients?search=%ff%fe',      null],
  ['GET',      '/clients?search=%00',         'input_invalid'],
  ['GET',      '/clients?search=%25%5F%5C',   null],
  ['GET',      '/clients?__proto__=1',        'input_invalid'],
  ['GET',      '/clients?limit[]=1',          'input_invalid'],
  ['GET',      `/clients?search=${'%C3%BC'.repeat(200)}`, null],
  ['GET',      '/clients/Cedar/statement?from=2026-03-01&to=2026-02-30', 'input_invalid'],
  ['DELETE',   '/timer?now=1',                'input_invalid'],
];

for (const [method, path, code] of ROUTES) {
  test(`${method} ${path.slice(0, 60)}: ${code}`, async () => {
    const told = await sent(`${method} ${path}`, new Request(`${API}${path}`, { method }));
    assert.equal(told.code, code);
  });
}

/** Keys of pages that this program never told: of the wrong parts, or of none. */
const CURSORS = [
  ...['', 'e', '%%%', '[]', 'AAAA', '\ud83d'],
  ...[
    ...['null', '{}', '[]', '[1]', '[null]', '["\\u0000"]', '["\\ud800"]', '[""]', '["",""]'],
    ...['["2026-02-30","0198c0de-0000-7000-8000-000000000001"]', '["0000-00-00","x"]'],
    ...['["2026-03-01","x"]', '["2026-03-01T12:00:00.000Z","x"]', '["infinity","infinity"]'],
    ...[
      '["1e9"]',
      '["99999999999999999999"]',
      '["-1"]',
      '["1","2","3","4","5"]',
      NESTED.slice(0, 9),
    ],
  ].map((json) => Buffer.from(json).toString('base64url')),
];

for (const operation of OPERATIONS.filter(({ input }) => 'after' in input.shape)) {
  test(`${operation.name} begins no page where none ended`, async () => {
    let refused = 0;
    for (const after of CURSORS) {
      const block = 'block' in operation.input.shape ? { block: 'B-1' } : {};
      const client = 'client' in operation.input.shape ? { client: 'Alder Dental' } : {};
      const request = anyRequest(operation, { ...client, ...block, after });
      const { code } = await sent(`${operation.name} after ${after}`, request);
      assert.ok(code === null || code === 'cursor_invalid', `${after}: ${code}`);
      if (code === 'cursor_invalid') refused += 1;
    }
    assert.ok(refused > CURSORS.length / 2, `${refused} of ${CURSORS.length}`);
  });
}

test('a body said to be huge is refused before it is there, also over a network', async () => {
  const server = createAdaptorServer({ fetch: (request) => bank.send(bank.owner, request) });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => new Promise((resolve) => server.close(() => resolve())));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const lines = ['POST /api/v1/clients HTTP/1.1', 'Host: x', 'Content-Type: application/json'];
  socket.write(`${[...lines, 'Content-Length: 2000000000'].join('\r\n')}\r\n\r\n{"name":`);
  const [answer] = await once(socket, 'data');
  assert.match(String(answer), /^HTTP\/1\.1 413 /);
  socket.destroy();
});

test('text that no database keeps is refused in a mapping too', async () => {
  const operation = OPERATIONS.find(({ name }) => name === 'import.entries');
  assert.ok(operation !== undefined);
  for (const technician of ['\0', '\ud800']) {
    const mapping = JSON.stringify({ constants: { technician } });
    const request = anyRequest(operation, { mapping, file: '' });
    const { code, fields } = await sent(mapping, request);
    assert.deepEqual({ code, fields }, { code: 'input_invalid', fields: ['mapping'] });
  }
});
