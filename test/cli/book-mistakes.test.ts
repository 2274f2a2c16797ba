/** Mistakes somebody makes at the command line, and what they are told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { hourbank, inFolder } from '../support/program.ts';

const BLOCKS = 'client,block,boughtOn,minutes,price,currency\nAcme,A,2026-01-05,600,900.00,EUR\n';
const ENTRIES =
  'id,client,technician,job,workType,description,workedOn,minutes\n1,Acme,Kim,J,,Work,2026-02-02,60\n';

type Mistake = {
  readonly title: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly args?: readonly string[];
  /** In place of those that name the two files. */
  readonly flags?: readonly string[];
  readonly code: number;
  /** Each must be told on standard error. */
  readonly told: readonly string[];
};

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a wrong flag names the right one',
    args: ['--polcy', 'x'],
    code: 2,
    told: ['--policy'],
  },
  {
    title: 'a wrong flag names the right one even where that one is missing',
    flags: ['--blocks', 'blocks.csv', '--entrys', 'entries.csv'],
    code: 2,
    told: ["'--entrys'", '--entries'],
  },
  {
    title: 'a missing flag is asked for',
    flags: ['--entries', 'entries.csv'],
    code: 2,
    told: ['--blocks is missing: name the file with the blocks sold'],
  },
  {
    title: 'a wrong format names those there are',
    args: ['--format', 'xml'],
    code: 2,
    told: ['table, json, csv, beancount, hledger'],
  },
  {
    title: 'a day that is none',
    args: ['--as-of', '2026-02-30'],
    code: 2,
    told: ['2026-02-30', 'such as 2026-06-30'],
  },
  {
    title: 'an unknown client names the nearest',
    args: ['--client', 'Acne'],
    code: 2,
    told: ['"Acne"', 'did you mean "Acme"?'],
  },
  {
    title: 'an unknown entry names the nearest',
    args: ['--why', '11'],
    code: 2,
    told: ['no entry "11"', 'did you mean 1?'],
  },
  {
    title: 'an unknown policy key names the nearest',
    files: { 'policy.json': '{"incremet": 15}' },
    args: ['--policy', 'policy.json'],
    code: 2,
    told: ['"incremet"', 'did you mean increment?'],
  },
  {
    title: 'an unknown key of a work type names the nearest',
    files: { 'policy.json': '{"workTypes": {"Night": {"wait": "3/2"}}}' },
    args: ['--policy', 'policy.json'],
    code: 2,
    told: ['workTypes.Night: there is no "wait"', 'weight'],
  },
  {
    title: 'a policy value that is none',
    files: { 'policy.json': '{"increment": 7}' },
    args: ['--policy', 'policy.json'],
    code: 2,
    told: ['increment', '15'],
  },
  {
    title: 'a time zone that is none names the nearest',
    files: { 'policy.json': '{"timeZone": "Europe/Berln"}' },
    args: ['--policy', 'policy.json'],
    code: 2,
    told: ['timeZone', 'did you mean Europe/Berlin?'],
  },
  {
    title: 'a rate finer than the currency',
    files: { 'policy.json': '{"standardRatePerHour": "100.005"}' },
    args: ['--policy', 'policy.json'],
    code: 2,
    told: ['standardRatePerHour is 100.005', 'EUR has 2 decimals'],
  },
  {
    title: 'a policy that is not JSON',
    files: { 'policy.json': '{increment: 15}' },
    args: ['--policy', 'policy.json'],
    code: 2,
    told: ['policy.json: the policy is not JSON'],
  },
  {
    title: 'a file that is not there',
    args: ['--policy', 'nowhere.json'],
    code: 4,
    told: ['nowhere.json: there is no such file'],
  },
  {
    title: 'a mapping that names an absent column, with the nearest',
    files: {
      'map.json': '{"columns": {"client": "Client", "workedOn": "Day", "minutes": "minuts"}}',
    },
    args: ['--map', 'map.json'],
    code: 4,
    told: ['Day'],
  },
  { title: 'an empty file', files: { 'entries.csv': '' }, code: 4, told: ['entries.csv', 'empty'] },
  {
    title: 'a binary file',
    files: { 'entries.csv': new Uint8Array([0x89, 0x50, 0, 1, 2, 0, 255, 254]) },
    code: 4,
    told: ['entries.csv'],
  },
  {
    title: 'a gzip file cut short',
    files: { 'entries.csv': gzipSync(ENTRIES.repeat(50)).subarray(0, 60) },
    code: 4,
    told: ['entries.csv: the gzip file is damaged or cut short'],
  },
  {
    title: 'negative minutes',
    files: { 'entries.csv': ENTRIES.replace(',60', ',-5') },
    code: 3,
    told: ['entries.csv:2', '-5', 'cannot be negative'],
  },
  {
    title: 'absurd minutes',
    files: { 'entries.csv': ENTRIES.replace(',60', ',99999999') },
    code: 3,
    told: ['entries.csv:2', 'longer than an entry may be'],
  },
  {
    title: 'the year 0016',
    files: { 'entries.csv': ENTRIES.replace('2026-02-02', '0016-02-02') },
    code: 3,
    told: ['entries.csv:2', '0016-02-02', '1970'],
  },
  {
    title: 'the same id twice',
    files: { 'entries.csv': `${ENTRIES}1,Acme,Kim,J,,More,2026-02-03,60\n` },
    code: 3,
    told: ['entries.csv:3', 'entry 1 stands in line 2 already'],
  },
  {
    title: 'the same block twice',
    files: { 'blocks.csv': `${BLOCKS}Acme,A,2026-01-06,600,900.00,EUR\n` },
    code: 3,
    told: ['blocks.csv:3', 'already has a block A'],
  },
  {
    title: 'two currencies for a client',
    files: { 'blocks.csv': `${BLOCKS}Acme,B,2026-01-06,600,900.00,USD\n` },
    code: 3,
    told: ['blocks.csv:3', 'USD', 'EUR'],
  },
  {
    title: 'a block bought after its expiry',
    files: {
      'blocks.csv':
        'client,block,boughtOn,minutes,price,currency,expiresOn\nAcme,A,2026-01-05,600,900,EUR,2025-12-31\n',
    },
    code: 3,
    told: ['blocks.csv:2', 'before it is bought'],
  },
];

const FLAGS = ['--blocks', 'blocks.csv', '--entries', 'entries.csv', '--as-of', '2026-06-30'];

for (const { title, files = {}, args = [], flags = FLAGS, code, told } of MISTAKES) {
  test(`${title}: ends with ${code} and says what to do`, () => {
    inFolder({ 'blocks.csv': BLOCKS, 'entries.csv': ENTRIES, ...files }, (folder) => {
      const ended = hourbank(['book', ...flags, ...args], folder);
      assert.equal(ended.code, code, ended.err);
      for (const words of told) assert.ok(ended.err.includes(words), `${words} in: ${ended.err}`);
      assert.ok(!/^\s+at /m.test(ended.err), `no stack trace in: ${ended.err}`);
    });
  });
}

test('headings only: no rows, nothing booked, and it is said', () => {
  const entries = 'id,client,technician,job,workType,description,workedOn,minutes\n';
  inFolder({ 'blocks.csv': BLOCKS, 'entries.csv': entries }, (folder) => {
    const flags = ['--blocks', 'blocks.csv', '--entries', 'entries.csv', '--as-of', '2026-06-30'];
    const ended = hourbank(['book', ...flags], folder);
    assert.equal(ended.code, 0, ended.err);
    assert.match(ended.out, /0 min in 0 entries/);
    assert.match(ended.err, /entries\.csv has headings and no rows/);
  });
});

test('one endless line: refused after little reading, in little memory', () => {
  const line = new Uint8Array(48 * 1024 * 1024).fill(0x61);
  inFolder({ 'blocks.csv': BLOCKS, 'entries.csv': line }, (folder) => {
    const ended = hourbank(['book', '--blocks', 'blocks.csv', '--entries', 'entries.csv'], folder);
    assert.equal(ended.code, 4, ended.err);
    assert.match(ended.err, /entries\.csv/);
  });
});
