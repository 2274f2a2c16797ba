/** What clients owed at the close of a day, by how long it had been due, and had here. */
import type { InputOf, OutputOf } from '../../contract/operations.ts';
import { daysBetween, type LocalDate } from '../../engine/days.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import {
  type BalanceThen,
  balancesOn,
  type OpenThen,
  receivablesOn,
} from '../../store/receivables.ts';
import { type Actor, type App, type Result, refuse, type UseCase } from '../app.ts';
import { firmToday } from '../today.ts';
import { clientIn, MOST_ROWS, tooManyRows } from './period.ts';

type Report = OutputOf<'report.receivables'>;

type Asked = Pick<InputOf<'report.receivables'>, 'on' | 'client'>;

export const reportReceivables: UseCase<'report.receivables'> = (app, { actor, input }) =>
  receivablesReport(app, actor, input);

export async function receivablesReport(
  app: App,
  actor: Actor,
  asked: Asked,
): Promise<Result<Report>> {
  return await app.database.read(actor.firm, async (tx) => {
    const { today } = await firmToday(app, tx);
    const on = asked.on ?? today;
    const client = await clientIn(tx, asked.client);
    if (typeof client === 'object' && client !== null) return client;
    const open = await receivablesOn(tx, on, client, MOST_ROWS + 1);
    const balances = await balancesOn(tx, on, client, MOST_ROWS + 1);
    if (open.length > MOST_ROWS || balances.length > MOST_ROWS) {
      return refuse(tooManyRows('the report of receivables'));
    }
    return { value: reported(on, open, balances) };
  });
}

const AGES = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'daysOver90'] as const;

type Ages = Record<(typeof AGES)[number] | 'total' | 'clientBalances', number>;

function noAges(): Ages {
  const none = { notDue: 0, days1To30: 0, days31To60: 0, days61To90: 0, daysOver90: 0 };
  return { ...none, total: 0, clientBalances: 0 };
}

/** How old a debt is that has been due for so many days; below 1: not due yet. */
export function ageOf(daysOverdue: number): (typeof AGES)[number] {
  if (daysOverdue < 1) return 'notDue';
  if (daysOverdue <= 30) return 'days1To30';
  if (daysOverdue <= 60) return 'days31To60';
  return daysOverdue <= 90 ? 'days61To90' : 'daysOver90';
}

type OfClient = {
  readonly heading: Pick<OpenThen, 'client' | 'clientName' | 'currency'>;
  readonly key: string;
  readonly ages: Ages;
  readonly invoices: Report['clients'][number]['invoices'];
};

function reported(
  on: LocalDate,
  open: readonly OpenThen[],
  balances: readonly BalanceThen[],
): Report {
  const clients = new Map<string, OfClient>();
  const totals = new Map<Currency, Ages>();
  const ofClient = ({ client, clientName, clientKey, currency }: BalanceThen | OpenThen) => {
    const known = clients.get(client) ?? {
      ...{ heading: { client, clientName, currency }, key: clientKey },
      ...{ ages: noAges(), invoices: [] },
    };
    clients.set(client, known);
    const total = totals.get(currency) ?? noAges();
    totals.set(currency, total);
    return { ...known, total };
  };
  for (const invoice of open) {
    const { id, label, issuedOn, dueOn, currency } = invoice;
    const daysOverdue = Math.max(0, daysBetween(dueOn, on));
    const { ages, total, invoices } = ofClient(invoice);
    for (const sums of [ages, total]) {
      sums[ageOf(daysOverdue)] += invoice.open;
      sums.total += invoice.open;
    }
    const told = decimalMoney(invoice.open, currency);
    invoices.push({ id, label, issuedOn, dueOn, daysOverdue, open: told });
  }
  for (const one of balances) {
    const { ages, total } = ofClient(one);
    ages.clientBalances += one.balance;
    total.clientBalances += one.balance;
  }
  return {
    asOf: on,
    clients: [...clients.values()]
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ heading, ages, invoices }) => ({
        ...heading,
        ...agesTold(ages, heading.currency),
        invoices,
      })),
    totals: [...totals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, ages]) => ({ currency, ...agesTold(ages, currency) })),
  };
}

function agesTold(ages: Ages, currency: Currency) {
  const told = (age: keyof Ages): string => decimalMoney(cents(ages[age]), currency);
  return {
    ...{ notDue: told('notDue'), days1To30: told('days1To30'), days31To60: told('days31To60') },
    ...{ days61To90: told('days61To90'), daysOver90: told('daysOver90') },
    ...{ total: told('total'), clientBalances: told('clientBalances') },
  };
}
