/** Beancount and hledger on journals of ours: what they say of them, and what they add up to. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import Papa from 'papaparse';
import { type Currency, currencyDigits } from '../../src/engine/money.ts';
import { commodityOf, MINUTES } from '../../src/formats/journal-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'hourbank-exports-'));
after(() => rmSync(folder, { recursive: true }));

/** Keeps a text until the tests are over; its path. */
export function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

export type Run = {
  readonly status: number | null;
  readonly out: string;
  readonly complaints: string;
};

export function run(program: string, ...args: readonly string[]): Run {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) throw error;
  return { status, out: stdout, complaints: stderr };
}

export function assertAccepted({ status, complaints }: Run): void {
  assert.equal(complaints, '');
  assert.equal(status, 0);
}

/** The rows of CSV below its headings. */
export function rowsOf(csv: string): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',', skipEmptyLines: true });
  assert.deepEqual(errors, []);
  return data.slice(1).map((cells) => cells.map((cell) => cell.trim()));
}

/** `account commodity` to whole minutes or minor units, those that are zero left out. */
export type Balances = ReadonlyMap<string, bigint>;

function balancesOf(
  rows: readonly (readonly string[])[],
  currencies: readonly Currency[],
): Balances {
  const digits = new Map<string, number>([[MINUTES, 0]]);
  for (const currency of currencies) digits.set(commodityOf(currency), currencyDigits(currency));
  const found: (readonly [string, bigint])[] = rows.map(
    ([account, commodity = '', number = '']) => {
      const [whole = '', fraction = ''] = number.split('.');
      const places = digits.get(commodity);
      assert.ok(places !== undefined && fraction.length <= places, `${number} ${commodity}`);
      return [`${account} ${commodity}`, BigInt(whole + fraction.padEnd(places, '0'))];
    },
  );
  return withoutZeros(found);
}

export function withoutZeros(balances: readonly (readonly [string, bigint])[]): Balances {
  return new Map(balances.filter(([, amount]) => amount !== 0n).sort());
}

/** What Beancount finds on each account. */
export function beancountBalances(path: string, currencies: readonly Currency[]): Balances {
  const query = 'select account, sum(position) group by account, currency';
  const { out } = run('bean-query', '-f', 'csv', path, query);
  const rows = rowsOf(out).flatMap(([account = '', position = '']) => {
    const [number = '', commodity] = position.split(/ +/);
    return commodity === undefined ? [] : [[account, commodity, number]];
  });
  return balancesOf(rows, currencies);
}

/** What hledger finds on each account. */
export function hledgerBalances(path: string, currencies: readonly Currency[]): Balances {
  const asked = ['bal', '-O', 'csv', '--no-total', '--layout=bare'];
  return balancesOf(rowsOf(run('hledger', '-f', path, ...asked).out), currencies);
}
