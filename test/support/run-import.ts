/**
 * A process that imports a file of entries and writes a line for each transaction that is kept: for
 * tests that end it half-way. Told one line of JSON, as `ImportRun`.
 */
import { createReadStream } from 'node:fs';
import type { App } from '../../src/app/app.ts';
import { permissionsOf } from '../../src/app/may.ts';
import { perform } from '../../src/app/perform.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { readInput } from '../../src/contract/read-input.ts';
import { fileBytes } from '../../src/http/file-bytes.ts';
import { orderedIds } from '../../src/main/ordered-ids.ts';
import { openDatabase } from '../../src/store/database.ts';

export type ImportRun = {
  readonly url: string;
  readonly becomeApp: boolean;
  readonly firm: string;
  readonly now: string;
  readonly path: string;
  readonly input: Readonly<Record<string, unknown>>;
};

const run = JSON.parse(process.argv[2] ?? '') as ImportRun;
const { url, becomeApp, firm, now, path } = run;
const database = openDatabase({ url, becomeApp, connections: 4 });
const app: App = {
  database: {
    ...database,
    write: async (...given) => {
      const value = await database.write(...given);
      process.stdout.write('kept\n');
      return value;
    },
  },
  clock: () => Date.parse(now),
  newId: orderedIds(Date.now),
  // Nobody signs in here, and nothing is printed.
  identity: {} as App['identity'],
  documents: {} as App['documents'],
  links: {} as App['links'],
  contactLinks: {} as App['contactLinks'],
  mailer: null,
  installation: { version: '1.2.3', mailsFrom: null },
  checkout: null,
  checkoutFirm: null,
  baseUrl: 'http://127.0.0.1:4747',
};
const operation = OPERATIONS.find(({ name }) => name === 'import.entries');
if (operation === undefined) throw new Error('there is no such operation');
const read = readInput(operation, run.input);
if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
const permissions = permissionsOf('owner', null);
const who = { id: 'user-owner', member: 'member-owner', name: 'Kim owner' };
const actor = { firm, kind: 'member', ...who, role: 'owner', permissions } as const;
const file = fileBytes(createReadStream(path));
const input = read.input as never;
const done = await perform(app, 'import.entries', { actor, key: null, input, file });
process.stdout.write(`${JSON.stringify(done)}\n`);
await database.close();
