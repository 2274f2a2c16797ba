/** A stranger's program: its client generated from the document by a public tool, over a network. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { generateSource } from 'oazapfts';
import { atEnd } from '../support/at-end.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { projectRoot } from '../support/sources.ts';

const run = promisify(execFile);
const KEY = 'hb_key-of-the-owner';

/** What the stranger wrote against the generated client. */
const PROGRAM = `
import * as bank from './client.ts';

const [, , url = '', key = ''] = process.argv;
bank.defaults.baseUrl = url + '/api/v1';
bank.defaults.headers = { authorization: 'Bearer ' + key };

const client = 'Alder Dental';
const work = { client, workType: 'remote', workedOn: '2026-03-01', minutes: 45, post: true };
const logged = await bank.entryLog(work, { idempotencyKey: 'first' });
if (logged.status !== 200) throw new Error(logged.data.detail);
const again = await bank.entryLog(work, { idempotencyKey: 'first' });
const refused = await bank.entryLog({ client, workType: 'remte', minutes: 45 });
const statement = await bank.statementShow(client, { $from: '2026-03-01', to: '2026-03-31' });
if (statement.status !== 200) throw new Error('no statement');
const clients: readonly bank.Client[] = [];
console.log(JSON.stringify({
  clients: clients.length,
  id: logged.data.id,
  drawn: logged.data.outcome?.draws.map(({ minutes }) => minutes),
  sameAgain: again.status === 200 && again.data.id === logged.data.id,
  refused: refused.status === 200 ? null : refused.data.code,
  lines: statement.data.lines.map(({ entry, kind, balanceMinutes }) =>
    ({ entry, kind, balanceMinutes })),
  total: statement.data.total,
}));
`;

const SETTINGS = {
  compilerOptions: {
    ...{ target: 'esnext', module: 'nodenext', strict: true, noEmit: true, types: ['node'] },
    ...{ allowImportingTsExtensions: true, erasableSyntaxOnly: true, skipLibCheck: true },
  },
};

let bank: Bank;
let url = '';
let folder = '';

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
  await bank.ask('client.add', { name: 'Alder Dental' });
  await bank.ask('block.grant', { client: 'Alder Dental', minutes: 120, note: 'Hello' });
  const isKey = (request: Request) => request.headers.get('authorization') === `Bearer ${KEY}`;
  const server = createAdaptorServer({
    fetch: (request) => bank.send(isKey(request) ? bank.owner : null, request),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'hourbank-client-'));
  atEnd(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });
  await mkdir(join(folder, 'src'));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(SETTINGS));
  await writeFile(join(folder, 'src/program.ts'), PROGRAM);
  await writeFile(
    join(folder, 'src/client.ts'),
    await generateSource(`${url}/api/v1/openapi.json`),
  );
});

test('the generated client and what is written against it agree in their types', async () => {
  const tsc = join(projectRoot, 'node_modules/.bin/tsc');
  const { stdout } = await run(tsc, ['-p', folder]).catch((failed: { stdout: string }) => failed);
  assert.equal(stdout, '');
});

test('it logs time, once however often it is sent, and reads the statement', async () => {
  const { stdout } = await run(process.execPath, [join(folder, 'src/program.ts'), url, KEY]);
  const { id, drawn, sameAgain, refused, lines, total } = JSON.parse(stdout);
  assert.deepEqual(
    { drawn, sameAgain, refused },
    { drawn: [45], sameAgain: true, refused: 'work_type_unknown' },
  );
  assert.deepEqual(lines.at(-1), { entry: id, kind: 'work', balanceMinutes: 75 });
  assert.deepEqual(total.drawn, { minutes: 45, value: '0.00' });
  assert.deepEqual(bank.faults, []);
});
