/** The month of a provider with thousands of clients, and documents, against what is outside. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMonth, WORKED_ON } from '../../test/support/month.ts';
import { ask, ownerUrl, setUp, start, stop } from '../../test/support/whole-program.ts';
import { pgbenchRate } from './pgbench.ts';

type Tell = (key: string, sentence: string, value: number, aim: string) => void;

const CLIENTS = 5000;
const PGBENCH_SECONDS = 8;
const STATEMENT_ENTRIES = 400;

/** Measures the monthly run and the statement; each figure is told by `tell`. */
export async function measureMoney(tell: Tell): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-money-bench-'));
  try {
    const server = await start(directory);
    try {
      const target = { address: server.address, key: await setUp(directory, server) };
      await month(target, await ownerUrl(directory), tell);
      await statement(target, tell);
    } finally {
      await stop(server);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

type Target = { readonly address: string; readonly key: string };

async function month(target: Target, url: string, tell: Tell): Promise<void> {
  await addMonth(target, CLIENTS);
  const startedAt = performance.now();
  const { invoices } = await ask(target, 'POST', '/unbilled/invoices', { through: WORKED_ON });
  const seconds = (performance.now() - startedAt) / 1000;
  if (invoices !== CLIENTS) throw new Error(`${String(invoices)} invoices for ${CLIENTS} clients`);
  tell('monthSeconds', `Invoices for ${CLIENTS} clients, s`, seconds, 'at most 60');
  const rate = await pgbenchRate(url, PGBENCH_SECONDS);
  if (rate === null) console.log('  left out: pgbench is not installed');
  else tell('invoicesOverPgbench', 'Invoices / pgbench', CLIENTS / seconds / rate, 'at least 0.1');
}

async function statement(target: Target, tell: Tell): Promise<void> {
  const { id } = await ask(target, 'POST', '/clients', { name: 'Zelkova' });
  const block = { minutes: 60_000, ratePerHour: '90.00', boughtOn: '2026-01-01' };
  await ask(target, 'POST', `/clients/${id}/blocks`, block);
  for (let entry = 0; entry < STATEMENT_ENTRIES; entry += 1) {
    const work = { client: id, workType: 'remote', workedOn: WORKED_ON, minutes: 30 };
    const description = `Entry ${entry} of a long statement`;
    await ask(target, 'POST', '/entries', { ...work, description, post: true });
  }
  const seconds: number[] = [];
  for (let round = 0; round < 6; round += 1) seconds.push(await drawn(target, String(id)));
  const [first = 0, ...others] = seconds;
  tell('firstStatementSeconds', 'The first statement of 400 entries as PDF, s', first, 'at most 1');
  tell('statementSeconds', 'Each further one, s', Math.max(...others), 'at most 1');
}

async function drawn({ address, key }: Target, client: string): Promise<number> {
  const startedAt = performance.now();
  const query = 'from=2026-01-01&to=2026-12-31';
  const response = await fetch(`${address}/api/v1/clients/${client}/statement.pdf?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { byteLength } = await response.arrayBuffer();
  if (!response.ok || byteLength < 1000) throw new Error(`no statement: ${response.status}`);
  return (performance.now() - startedAt) / 1000;
}
