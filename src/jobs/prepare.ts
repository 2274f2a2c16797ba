/** Makes room for the queue of jobs, which belongs to the app's own role. */
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const JOBS_LOCK = 4_747_003;

/**
 * Brings the queue's own tables up to date. They are made as the app's role, so that row-level
 * security, which their maker has turned on, lets it work.
 */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, options: '-c role=hourbank_app' });
  // A connection that breaks is told by the query that was using it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await owner.query('select pg_advisory_lock($1)', [JOBS_LOCK]);
    const { rows } = await owner.query<{ name: string }>(
      'select quote_ident(current_database()) as name',
    );
    const name = rows[0]?.name ?? '';
    await owner.query(`grant create on database ${name} to hourbank_app`);
    try {
      await runMigrations({ pgPool: pool });
    } finally {
      await owner.query(`revoke create on database ${name} from hourbank_app`);
    }
  } finally {
    await pool.end();
    await owner.end();
  }
}
