/** How many rows of tables a statement reads, as PostgreSQL counts them when it runs. */
import { Client, escapeLiteral } from 'pg';
import type { Ran } from '../../src/store/database.ts';

type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
};

/**
 * The rows that reading statements read of tables, also those that were read in vain: by the plan
 * made once for all values or by that for just these, whichever reads more, for PostgreSQL may take
 * either. Tables are not read from end to end, however small they are in a test.
 */
export async function rowsRead(
  ownerUrl: string,
  firm: string,
  statements: readonly Ran[],
): Promise<number> {
  const client = new Client({ connectionString: ownerUrl, options: '-c role=hourbank_app' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local enable_seqscan = off');
    await client.query('select hourbank.enter_firm($1)', [firm]);
    let read = 0;
    for (const ran of statements) {
      if (!/^\s*(select|with)/.test(ran.text) || ran.text.includes('enter_firm')) continue;
      await client.query(`prepare asked as ${ran.text}`);
      read += Math.max(
        await rowsReadBy(client, ran, 'force_generic_plan'),
        await rowsReadBy(client, ran, 'force_custom_plan'),
      );
      await client.query('deallocate asked');
    }
    await client.query('rollback');
    return read;
  } finally {
    await client.end();
  }
}

async function rowsReadBy(
  client: Client,
  { values }: Ran,
  plans: 'force_generic_plan' | 'force_custom_plan',
): Promise<number> {
  await client.query(`set local plan_cache_mode = ${plans}`);
  const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`;
  const { rows } = await client.query<{ readonly 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    `explain (analyze, format json) execute asked${given}`,
  );
  return (rows[0]?.['QUERY PLAN'] ?? []).reduce((sum, { Plan }) => sum + rowsOf(Plan), 0);
}

/** Has PostgreSQL count its tables, as it does by itself in time: without, its plans are guesses. */
export async function countTables(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('analyze').finally(() => client.end());
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const parts = value.map((part) => JSON.stringify(String(part)));
    return escapeLiteral(`{${parts.join(',')}}`);
  }
  return escapeLiteral(String(value));
}

function rowsOf(plan: Plan): number {
  const own = plan['Relation Name'] === undefined ? 0 : readBy(plan);
  return (plan.Plans ?? []).reduce((sum, below) => sum + rowsOf(below), own);
}

function readBy(plan: Plan): number {
  const inVain =
    (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  return (plan['Actual Rows'] + inVain) * plan['Actual Loops'];
}
