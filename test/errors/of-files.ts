/** What is refused of the rows of files, by `hourbank book` and by imports. */
import assert from 'node:assert/strict';
import type { RefusalCode } from '../../src/contract/refusals.ts';
import { requestFor } from '../support/bank.ts';
import { hourbank, inFolder } from '../support/program.ts';
import type { Example, Shown, Stage } from './example.ts';

const BLOCKS = [
  'client,block,boughtOn,minutes,price,currency',
  'Alder,A,2026-01-05,600,900.00,EUR',
];
const ENTRIES = ['id,client,technician,job,workType,workedOn,minutes'];
const WORK = '1,Alder,Kim,,remote,2026-02-02,60';

/** Books two files of which one has a row that is refused; it is shown from there on. */
function booking(
  code: RefusalCode,
  given: { readonly blocks?: readonly string[]; readonly entries?: readonly string[] },
): Example {
  const blocks = [...BLOCKS, ...(given.blocks ?? [])];
  const entries = given.entries ?? [...ENTRIES, WORK];
  const [file, rows] =
    given.blocks === undefined ? ['entries.csv', entries] : ['blocks.csv', blocks];
  const files = { 'blocks.csv': text(blocks), 'entries.csv': text(entries) };
  const flags = ['--blocks', 'blocks.csv', '--entries', 'entries.csv', '--as-of', '2026-03-02'];
  const command = ['book', ...flags, '--format', 'json'];
  return {
    code,
    play: async () => {
      const ended = inFolder(files, (folder) => hourbank(command, folder));
      const { refused } = JSON.parse(ended.out) as { refused: readonly { code: string }[] };
      const [first, ...others] = refused;
      assert.ok(first !== undefined && others.length === 0, ended.out);
      return {
        code: first.code,
        language: 'console',
        text: [
          `$ cat ${file}`,
          ...rows,
          `$ hourbank ${command.join(' ')} | jq .refused`,
          JSON.stringify(refused, null, 2),
        ].join('\n'),
      };
    },
  };
}

/** Imports a file, and then one that tells a block or an entry otherwise. */
async function importTwice(
  { bank }: Stage,
  kind: 'blocks' | 'entries',
  [first, second]: readonly [string, string],
): Promise<Shown> {
  const as = { firm: await bank.addFirm('Northwind IT'), role: 'owner' } as const;
  const asked = (file: string) => requestFor(`import.${kind}`, { addClients: true, file });
  await (await bank.send(as, asked(first))).text();
  const response = await bank.send(as, asked(second));
  const { refused } = (await response.json()) as { refused: readonly { code: string }[] };
  const [row] = refused;
  assert.ok(row !== undefined);
  const post = `POST /api/v1/imports/${kind}?addClients=true`;
  const answer = `HTTP/1.1 ${response.status}\n${JSON.stringify({ refused }, null, 2)}`;
  return {
    code: row.code,
    language: 'http',
    text: [`${post}\n${first.trimEnd()}`, `${post}\n${second.trimEnd()}`, answer].join('\n\n'),
  };
}

const SOLD = text(BLOCKS);
const WORKED = text([...ENTRIES, WORK]);

function text(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

export const FILE_EXAMPLES: readonly Example[] = [
  {
    code: 'block_differs',
    play: (stage) => importTwice(stage, 'blocks', [SOLD, SOLD.replace('900.00', '950.00')]),
  },
  {
    code: 'entry_differs',
    play: (stage) => importTwice(stage, 'entries', [WORKED, WORKED.replace(',60', ',120')]),
  },
  booking('entry_duplicate', { entries: [...ENTRIES, WORK, WORK] }),
  booking('minutes_negative', { entries: [...ENTRIES, '1,Alder,Kim,,remote,2026-02-02,-60'] }),
  booking('break_negative', {
    entries: [
      'id,client,technician,job,workType,startedAt,endedAt,breakMinutes',
      '1,Alder,Kim,,remote,2026-02-02T09:00,2026-02-02T10:00,-5',
    ],
  }),
  booking('block_without_minutes', { blocks: ['Alder,B,2026-01-05,0,900.00,EUR'] }),
  booking('block_duplicate', { blocks: ['Alder,A,2026-02-05,600,900.00,EUR'] }),
  booking('currency_mixed', { blocks: ['Alder,B,2026-02-05,600,900.00,USD'] }),
];
