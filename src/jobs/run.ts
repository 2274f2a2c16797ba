/** The firm's own routine: what is done every day, once, however many processes run. */
import { Logger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import type { Actor, App } from '../app/app.ts';
import { runLapses } from '../app/lapses/run.ts';
import { permissionsOf } from '../app/may.ts';

export type Routine = {
  readonly app: App;
  readonly databaseUrl: string;
  readonly becomeApp: boolean;
  /** When the daily routine runs, `HH:MM` in UTC. */
  readonly lapseAt: string;
  readonly onFault: (error: unknown) => void;
  readonly onLapses: (firm: string, clients: number) => void;
};

/** Starts the routine; gives what stops it. */
export async function startRoutine(routine: Routine): Promise<() => Promise<void>> {
  const { app, databaseUrl, becomeApp, onFault } = routine;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 3,
    ...(becomeApp ? { options: '-c role=hourbank_app' } : {}),
  });
  pool.on('error', onFault);
  // A connection that breaks in use is told by the query that was using it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const [hour, minute] = routine.lapseAt.split(':').map(Number);
  const runner = await run({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    logger: QUIET,
    taskList: {
      'lapse-all': async () => {
        for (const firm of await app.database.firms()) await lapseFirm(routine, firm);
      },
    },
    parsedCronItems: parseCronItems([
      {
        task: 'lapse-all',
        match: `${minute} ${hour} * * *`,
        options: { backfillPeriod: 86_400_000 },
      },
    ]),
  });
  return async () => {
    await runner.stop();
    await pool.end();
  };
}

/** One firm's trouble holds up no other's. */
async function lapseFirm({ app, onFault, onLapses }: Routine, firm: string): Promise<void> {
  try {
    const lapsed = await runLapses(app, routineOf(firm));
    if ('value' in lapsed) onLapses(firm, lapsed.value.clients);
  } catch (error) {
    onFault(error);
  }
}

/** The actor of what nobody did in person. */
function routineOf(firm: string): Actor {
  const permissions = permissionsOf('owner', null);
  return { firm, kind: 'routine', id: '', member: '', name: 'Routine', role: 'owner', permissions };
}

const QUIET = new Logger(() => () => undefined);
