/** The connections of sign-in. Statements here name the schema; those of better-auth do not. */
import { Pool, type PoolClient, TypeOverrides, types } from 'pg';
import type { Auth } from './auth.ts';
import { isRefused, type SignInRefusal } from './refusals.ts';

export type Connection = Pick<PoolClient, 'query'>;

/** The same tables, by better-auth and by statement. */
export type Store = { readonly auth: Auth; readonly pool: Pool };

/** better-auth takes whole numbers for numbers; the largest, a time in milliseconds, is exact. */
const NUMBERS = new TypeOverrides();
NUMBERS.setTypeParser(types.builtins.INT8, Number);

const MOST_CONNECTIONS = 5;

export type PoolSettings = {
  readonly databaseUrl: string;
  /** Switches every connection to the role hourbank_app. */
  readonly becomeApp: boolean;
  /** Told of a connection that breaks while nobody uses it; another takes its place when needed. */
  readonly onError: (error: unknown) => void;
};

export function openPool({ databaseUrl, becomeApp, onError }: PoolSettings): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: MOST_CONNECTIONS,
    application_name: 'hourbank sign-in',
    options: `-c search_path=sign_in${becomeApp ? ' -c role=hourbank_app' : ''}`,
    types: NUMBERS,
  });
  // One that breaks in use fails the statement that uses it, which is told there.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => {
    if (!pool.ending) onError(error);
  });
  return pool;
}

/** All of the work or none: a refusal and an exception leave no trace. */
export async function inTransaction<Value extends object>(
  pool: Pool,
  work: (connection: Connection) => Promise<Value | SignInRefusal>,
): Promise<Value | SignInRefusal> {
  const connection = await pool.connect();
  let broken = true;
  try {
    await connection.query('begin');
    const answer = await work(connection);
    await connection.query(isRefused(answer) ? 'rollback' : 'commit');
    broken = false;
    return answer;
  } finally {
    // A connection that may still be within the transaction is closed, which rolls it back.
    connection.release(broken);
  }
}
