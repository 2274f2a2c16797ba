/** What the demonstration's firm invoices at the end of a month, and who pays it when. */
import type { App } from '../../app/app.ts';
import type { Database } from '../../store/database.ts';
import { type Day, workingDayAfter } from './calendar.ts';
import { BILLING } from './cast.ts';
import { askOf, type Life, later, type Moment } from './life.ts';
import { ask, instantAt, type Stage } from './stage.ts';

/** True on the days on which the work of the month before is invoiced. */
export function isInvoiceDay({ on, place }: Day): boolean {
  return place > 0 && on.endsWith('-01');
}

const INVOICED = 7 * 60 + 20;

/** Invoices what was worked for all clients in the month before, and no block covered. */
export async function invoiceMonth(stage: Stage, day: Day): Promise<void> {
  const at = instantAt(stage.timeZone, day.on, INVOICED);
  const app: App = { ...stage.app, database: oneByOne(stage.app.database) };
  await ask({ ...stage, app }, 'unbilled.invoice', {}, { as: BILLING, at, key: `${day.on} month` });
}

/** The database, asked for one thing after the other: so the numbers of a run are always the same. */
function oneByOne(database: Database): Database {
  let last: Promise<unknown> = Promise.resolve();
  const queued = <T>(act: () => Promise<T>): Promise<T> => {
    const done = last.then(act, act);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    ...database,
    read: (firm, act) => queued(() => database.read(firm, act)),
    write: (firm, act) => queued(() => database.write(firm, act)),
  };
}

/** How many working days pass before a client pays what was invoiced for a month. */
const PAYS_MONTH_AFTER_DAYS = 8;

/** Whoever only tried has not paid what was worked from then on. */
const LEAVES_UNPAID = { client: 'Kestrel Optics', fromPlace: 290 };

/** Puts the payment of the month's invoices off until the client pays. */
export function payMonthLater(life: Life, day: Day): void {
  const { name, paysAfterDays } = life.sketch;
  if (name === LEAVES_UNPAID.client && day.place >= LEAVES_UNPAID.fromPlace) return;
  later(life, workingDayAfter(day, PAYS_MONTH_AFTER_DAYS + paysAfterDays).place, {
    minute: 10 * 60 + 20,
    act: (moment) => payMonth(moment, life, day),
  });
}

/** Pays what was invoiced for work; a block bought on the same day is paid by itself. */
async function payMonth(moment: Moment, life: Life, { on }: Day): Promise<void> {
  const asked = { client: life.id, limit: 100 };
  const { items } = await askOf(moment, 'invoice.list', BILLING, asked);
  for (const { label, kind, issuedOn, gross: amount } of items) {
    if (kind !== 'invoice' || issuedOn !== on) continue;
    const { invoice } = await askOf(moment, 'invoice.show', BILLING, { invoice: label });
    if (invoice.lines.some((line) => line.kind === 'block')) continue;
    const payment = { client: life.id, invoice: label, amount, reference: label };
    await askOf(moment, 'payment.record', BILLING, payment);
  }
}
