/** The firm's own routine: what is done every day, once, however many processes run. */
import { Logger, parseCronItems, run } from 'graphile-worker';
import pg from 'pg';
import type { Actor, App } from '../app/app.ts';
import { runLapses } from '../app/lapses/run.ts';
import { permissionsOf } from '../app/may.ts';
import { runMonthly } from '../app/unbilled/monthly.ts';
import { mailTasks, SWEEP_MAILS, SWEEP_MAILS_AT } from './mails.ts';

export type Routine = {
  readonly app: App;
  readonly databaseUrl: string;
  readonly becomeApp: boolean;
  /** When the daily routine runs, `HH:MM` in UTC. */
  readonly lapseAt: string;
  readonly onFault: (error: unknown) => void;
  readonly onLapses: (firm: string, clients: number) => void;
  /** Told of a monthly run: how many invoices, and how many clients were left. */
  readonly onInvoices: (firm: string, invoices: number, left: number) => void;
};

/** Starts the routine; gives what stops it. */
export async function startRoutine(routine: Routine): Promise<() => Promise<void>> {
  const { app, databaseUrl, becomeApp, onFault } = routine;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 4,
    ...(becomeApp ? { options: '-c role=hourbank_app' } : {}),
  });
  pool.on('error', onFault);
  // A connection that breaks in use is told by the query that was using it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const [hour, minute] = routine.lapseAt.split(':').map(Number);
  const runner = await run({
    pgPool: pool,
    // A mail server that takes its time does not hold up the rest.
    concurrency: 2,
    noHandleSignals: true,
    // Told in batches, if only of what comes at once: stopping waits for those, and for no others.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: QUIET,
    taskList: {
      ...mailTasks(routine),
      'lapse-all': async () => {
        for (const firm of await app.database.firms()) await lapseFirm(routine, firm);
      },
      'invoice-all': async () => {
        for (const firm of await app.database.firms()) await invoiceFirm(routine, firm);
      },
    },
    parsedCronItems: parseCronItems([
      {
        task: 'lapse-all',
        match: `${minute} ${hour} * * *`,
        options: { backfillPeriod: 86_400_000 },
      },
      {
        task: 'invoice-all',
        match: `${minute} ${hour} * * *`,
        options: { backfillPeriod: 86_400_000 },
      },
      { task: SWEEP_MAILS, match: SWEEP_MAILS_AT },
    ]),
  });
  // What was left when the program ended last; a key of its own, so that it waits but once.
  await runner.addJob(SWEEP_MAILS, {}, { jobKey: SWEEP_MAILS });
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

/** Invoices what a firm wants invoiced today (G1); one firm's trouble holds up no other's. */
async function invoiceFirm({ app, onFault, onInvoices }: Routine, firm: string): Promise<void> {
  try {
    const ran = await runMonthly(app, routineOf(firm));
    if (ran !== null) onInvoices(firm, ran.invoices, ran.left.length);
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
