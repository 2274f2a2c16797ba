/** The database as the app sees it: transactions within one firm, and the few reads across firms. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Billing } from '../engine/billing.ts';
import type { Agreed } from '../engine/terms.ts';
import { gatheringSocket } from './gathering-socket.ts';

/** A statement that is run: for tests that hold all of them to the rules of growth. */
export type Ran = {
  /** Counts the transactions from 1; what begins and what ends one is of it, too. 0: of none. */
  readonly transaction: number;
  readonly text: string;
  readonly values: readonly unknown[];
};

/** What need not be read again as long as its version stays the same. */
type Remembered = {
  readonly agreed: Map<string, { readonly version: number; readonly agreed: Agreed }>;
  readonly billing: Map<string, { readonly version: number; readonly billing: Billing }>;
};

/** A transaction that has entered a firm. Every statement names the firm all the same. */
export type FirmTransaction = {
  readonly firm: string;
  readonly remembered: Remembered;
  /**
   * Runs one statement; its text never depends on what a caller gave. Statements run in the order in
   * which they are given, also when the next is given before the first has answered.
   */
  readonly rows: <Row extends object>(
    text: string,
    values: readonly unknown[],
  ) => Promise<readonly Row[]>;
};

/** What a transaction ends with: kept, or as if it had never been. */
export type Ending<T> = { readonly keep: boolean; readonly value: T };

export type Database = {
  /** Runs `act` in a transaction of a firm and ends it as `act` says; a throw rolls it back. */
  readonly write: <T>(firm: string, act: (tx: FirmTransaction) => Promise<Ending<T>>) => Promise<T>;
  /** Runs `act` on one unchanging view of a firm. */
  readonly read: <T>(firm: string, act: (tx: FirmTransaction) => Promise<T>) => Promise<T>;
  /** The firms there are. */
  readonly firms: () => Promise<readonly string[]>;
  /** The firms that ever had a contact of a mail, by its hash; the oldest firm first. */
  readonly firmsOfMail: (mailHash: Uint8Array) => Promise<readonly string[]>;
  /** Answers when the database does. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** The address of the app's own role; or any other with `becomeApp`. */
  readonly url: string;
  /** Switches every connection to the role hourbank_app. */
  readonly becomeApp: boolean;
  readonly connections: number;
  /** Told of every statement before it is run. */
  readonly onStatement?: (ran: Ran) => void;
  /** Told when a connection breaks while nobody uses it. */
  readonly onLost?: (error: Error) => void;
};

/** Whole numbers of 64 bits are counts and cents here, all within what a number holds exactly. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const types = new pg.TypeOverrides();
types.setTypeParser(INT8, (text: string) => Number(text));
types.setTypeParser(DATE, (text: string) => text);
types.setTypeParser(TIMESTAMPTZ, (text: string) => new Date(text).toISOString());

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    application_name: 'hourbank',
    // Statements that do not wait for one another travel together; the server keeps their order.
    pipeline: true,
    stream: gatheringSocket,
    types,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    ...(options.becomeApp ? { options: '-c role=hourbank_app' } : {}),
  });
  // One that breaks in use fails the statement that uses it, which is told there; a listener keeps
  // the process alive.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => options.onLost?.(error));
  const source: Source = {
    pool,
    options,
    remembered: { agreed: new Map(), billing: new Map() },
    transactions: 0,
  };
  const ask = <Row extends object>(text: string, values: readonly unknown[] = []) => {
    options.onStatement?.({ transaction: 0, text, values });
    return pool.query<Row>(text, [...values]);
  };
  return {
    write: (firm, act) => inTransaction(source, 'begin', firm, act),
    read: (firm, act) =>
      inTransaction(source, READ_ONLY, firm, async (tx) => ({
        keep: true,
        value: await act(tx),
      })),
    firms: async () => {
      const { rows } = await ask<{ firm_id: string }>(
        'select firm_id from hourbank.firm_directory order by firm_id',
      );
      return rows.map((row) => row.firm_id);
    },
    firmsOfMail: async (mailHash) => {
      const { rows } = await ask<{ firm_id: string }>(
        `select firm_id
         from hourbank.contact_directory
         where mail_hash = $1
         order by firm_id`,
        [mailHash],
      );
      return rows.map((row) => row.firm_id);
    },
    ping: async () => {
      await ask('select 1');
    },
    close: () => pool.end(),
  };
}

type Source = {
  readonly pool: pg.Pool;
  readonly options: DatabaseOptions;
  readonly remembered: Remembered;
  /** How many there have been. */
  transactions: number;
};

const READ_ONLY = 'begin transaction isolation level repeatable read, read only';

async function inTransaction<T>(
  source: Source,
  begin: string,
  firm: string,
  act: (tx: FirmTransaction) => Promise<Ending<T>>,
): Promise<T> {
  const { pool, options, remembered } = source;
  const client = await pool.connect().catch((error) => {
    throw outage(error);
  });
  let broken = false;
  source.transactions += 1;
  const transaction = source.transactions;
  const tell = (text: string, values: readonly unknown[]) =>
    options.onStatement?.({ transaction, text, values });
  const border = async (text: string) => {
    tell(text, []);
    await client.query(text);
  };
  const failures: unknown[] = [];
  const run = async (text: string, values: readonly unknown[]) => {
    tell(text, values);
    try {
      return await client.query({ name: statementName(text), text, values: [...values] });
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  try {
    const entered = Promise.all([border(begin), run('select hourbank.enter_firm($1)', [firm])]);
    const rows = async (text: string, values: readonly unknown[]) => (await run(text, values)).rows;
    const [, { keep, value }] = await Promise.all([entered, act({ firm, remembered, rows })]);
    await border(keep ? 'commit' : 'rollback');
    return value;
  } catch (error) {
    await border('rollback').catch(() => {
      broken = true;
    });
    if (broken) throw outage(error);
    // What was given with a statement that failed fails too: the first is the one to tell.
    throw isAborted(error) ? (failures[0] ?? error) : error;
  } finally {
    client.release(broken);
  }
}

/** True where a statement came after one that had failed in its transaction. */
function isAborted(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '25P02';
}

const names = new Map<string, string>();

/** A statement is prepared once on each connection, under a name made from its text. */
function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 40);
    names.set(text, name);
  }
  return name;
}

/** The class 08 of SQLSTATE: the connection, and whatever was under way on it. */
const CONNECTION_LOST = '08006';

function outage(cause: unknown): Error {
  const error = new Error('the connection to the database was lost', { cause });
  return Object.assign(error, { code: CONNECTION_LOST });
}

/** What a fault of the database means for whoever asked (by SQLSTATE, never by its text). */
export type Fault = 'conflict' | 'duplicate' | 'outage' | 'other';

/** What the operating system says of a connection that cannot be had, or is gone. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Conflicts may be tried again as they are; an outage may have let the commit through. */
export function faultOf(error: unknown): Fault {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'other';
  const code = String(error.code);
  if (code === '40001' || code === '40P01') return 'conflict';
  if (code === '23505') return 'duplicate';
  return /^(08|57P|53)/.test(code) || NO_CONNECTION.has(code) ? 'outage' : 'other';
}
