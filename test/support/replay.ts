/** Statements run again, each by itself and rolled back, to see what they find. */
import { type Client, DatabaseError } from 'pg';
import type { Ran } from '../../src/store/database.ts';
import { ENTER_FIRM } from './growth-rules.ts';

/** A statement, and values with which it was once run. */
export type Use = Pick<Ran, 'text' | 'values'>;

/** So many of the last values of a statement are kept. */
const MOST_USES = 8;

/** Keeps the statements of firms, by their texts. */
export function keepUses(): {
  readonly onStatement: (ran: Ran) => void;
  readonly byText: ReadonlyMap<string, readonly Use[]>;
} {
  const byText = new Map<string, readonly Use[]>();
  return {
    byText,
    onStatement: ({ transaction, text, values }) => {
      const isBorder = /^(begin|commit|rollback)\b/.test(text);
      if (transaction === 0 || isBorder || text === ENTER_FIRM) return;
      byText.set(text, [...(byText.get(text) ?? []).slice(1 - MOST_USES), { text, values }]);
    },
  };
}

/** What a statement answers the app in a firm: its rows and how many it touched, or its SQLSTATE. */
export async function replay(owner: Client, firm: string, { text, values }: Use): Promise<string> {
  await owner.query('begin');
  try {
    await owner.query('set local role hourbank_app');
    await owner.query(ENTER_FIRM, [firm]);
    const { rows, rowCount } = await owner.query(text, [...values]);
    return `${rowCount} ${rows.map((row) => JSON.stringify(row)).sort()}`;
  } catch (error) {
    if (error instanceof DatabaseError) return String(error.code);
    throw error;
  } finally {
    await owner.query('rollback');
  }
}
