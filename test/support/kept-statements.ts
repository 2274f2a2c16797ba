/**
 * The statements that tests ask of a database, each with some of the values it was asked with, kept
 * in the folder that HOURBANK_TEST_STATEMENTS names: so that a server of another version can be asked
 * all of them without all tests being run on it. In no folder, nothing is kept.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, DatabaseError } from 'pg';
import type { Ran } from '../../src/store/database.ts';
import { ENTER_FIRM } from './growth-rules.ts';

/** As it was asked in a firm. */
export type Kept = Pick<Ran, 'text' | 'values'> & { readonly firm: string };

export type Keeper = {
  readonly onStatement: (ran: Ran) => void;
  /** Writes those of which no test before it has written enough. */
  readonly write: () => void;
};

const BORDERS: ReadonlySet<string> = new Set(['begin', 'commit', 'rollback']);
/** A test that needs a slow statement makes it wait. */
const WAITS = /\bpg_sleep\(/;

export function keepStatements(folder = process.env['HOURBANK_TEST_STATEMENTS']): Keeper {
  if (folder === undefined) return { onStatement: () => undefined, write: () => undefined };
  const firms = new Map<number, string>();
  const kept = new Map<string, Kept>();
  return {
    onStatement: ({ transaction, text, values }) => {
      if (text === ENTER_FIRM) firms.set(transaction, String(values[0]));
      const firm = firms.get(transaction);
      if (firm === undefined || BORDERS.has(text) || WAITS.test(text)) return;
      kept.set(text, { text, values, firm });
    },
    write: () => {
      for (const one of kept.values()) {
        try {
          writeFileSync(join(folder, nameOf(one)), JSON.stringify(one), { flag: 'wx' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        }
      }
    },
  };
}

/** Of a statement as many are kept, with other values each, as the values' hashes leave remainders. */
const USES_KEPT = 8;

function nameOf({ text, values }: Kept): string {
  const use = hashOf(JSON.stringify(values)).readUInt8() % USES_KEPT;
  return `${hashOf(text).toString('hex')}-${use}.json`;
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function readKept(folder: string): readonly Kept[] {
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** Of the class 23, a row breaks a constraint: the other rows it stood on are not there. */
const BREAKS_CONSTRAINT = /^23/;

/**
 * Asks each statement as the app would, and takes back what it did. Gives those that the server does
 * not do, with what it says; that rows they stood on are missing is no flaw of the statement.
 */
export async function askAgain(owner: Client, kept: readonly Kept[]): Promise<readonly string[]> {
  const flaws: string[] = [];
  for (const { text, values, firm } of kept) {
    await owner.query('begin');
    try {
      await owner.query('set local role hourbank_app');
      await owner.query(ENTER_FIRM, [firm]);
      await owner.query(text, [...values]);
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (!BREAKS_CONSTRAINT.test(String(error.code))) {
        flaws.push(`${error.code} ${error.message}, in: ${text}`);
      }
    } finally {
      await owner.query('rollback');
    }
  }
  return flaws;
}
