/** How many rows the database looks at to answer a statement of the app: read from its plan. */
import { Client } from 'pg';
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

/** After so many runs, a statement that is prepared has the plan it keeps. */
const RUNS_TO_SETTLE = 6;

/**
 * The rows that scans of tables and indexes looked at, whether they were of use or not, over all of
 * the statements: run as the app in its firm, each prepared and run until it has its lasting plan.
 */
export async function rowsLookedAt(
  ownerUrl: string,
  firm: string,
  statements: readonly Ran[],
): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('set role hourbank_app');
    let rows = 0;
    for (const { text, values } of statements) {
      if (!/^\s*(select|with)\b/.test(text) || text.includes('enter_firm')) continue;
      await client.query('begin');
      await client.query('select hourbank.enter_firm($1)', [firm]);
      await client.query(`prepare asked as ${text}`);
      const given = values.map((value) => literal(client, value)).join(', ');
      for (let run = 0; run < RUNS_TO_SETTLE; run += 1) {
        await client.query(`execute asked (${given})`);
      }
      const { rows: explained } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        `explain (analyze, format json) execute asked (${given})`,
      );
      rows += lookedAt(explained[0]?.['QUERY PLAN'][0]?.Plan);
      await client.query('deallocate asked');
      await client.query('rollback');
    }
    return rows;
  } finally {
    await client.end();
  }
}

function literal(client: Client, value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return client.escapeLiteral(`{${value.join(',')}}`);
  return client.escapeLiteral(String(value));
}

function lookedAt(plan: Plan | undefined): number {
  if (plan === undefined) throw new Error('the database gave no plan');
  const below = (plan.Plans ?? []).reduce((sum, part) => sum + lookedAt(part), 0);
  if (!plan['Node Type'].includes('Scan')) return below;
  const seen =
    plan['Actual Rows'] +
    (plan['Rows Removed by Filter'] ?? 0) +
    (plan['Rows Removed by Index Recheck'] ?? 0);
  return below + seen * plan['Actual Loops'];
}

/** Lets the database look at all of its tables, as it does by itself some time after they changed. */
export async function analyze({ ownerUrl }: { readonly ownerUrl: string }): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
