/**
 * Records a line of a bank statement by hand: to invoices of one client, and what is left of it to
 * the client's balance (G4). What was recorded of the line before counts: it pays no more than came
 * in by it.
 */
import type { InputOf, OutputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, Step } from '../../engine/bank/books.ts';
import { receivePayment } from '../../engine/bank/payments.ts';
import { receivableIn } from '../../engine/bank/settle.ts';
import { openAmount } from '../../engine/invoices.ts';
import { type Cents, cents, decimalMoney, NO_MONEY } from '../../engine/money.ts';
import { recordedLines } from '../../store/bank-lines.ts';
import type { KeptInvoice } from '../../store/invoices.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { type App, type Request, refuse, type UseCase } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { clientNamed } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { answeredBefore, commit, NOTHING_ELSE, type Refused } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { invoiceNamed } from '../invoices/find.ts';
import { wrong } from '../wrong.ts';
import { lineKey } from './key.ts';

type Assigned = OutputOf<'bank.assign'>;

export const assignTheLine: UseCase<'bank.assign'> = async (app, request) => {
  const { actor, input, key } = request;
  const command = commandOf(app, 'bank.assign', request);
  const answered = await answeredBefore<Assigned>(app, command);
  if (answered !== null) return answered;
  const wanted = await wantedOf(app, request);
  if ('refusal' in wanted) return wanted;
  const { amount, currency, recorded } = wanted;
  const standing = recorded?.standing ?? NO_MONEY;
  const left = cents(amount - standing);
  const over = { code: 'bank_line_recorded', line: input.line, left, currency } as const;
  if (left <= 0) return refuse({ ...over, amount });
  const done = await commitLedger<Assigned>(app, {
    ...{ actor, operation: 'bank.assign', client: wanted.client, input },
    key: lineKey(input.line, recorded?.payments ?? 0),
    needs: {
      ...NOTHING_ELSE,
      waiting: wanted.invoices.length > 0,
      money: { ...NO_MONEY_NEEDS, invoices: wanted.invoices.map(({ id }) => id) },
    },
    decide: (before, act, where) => {
      if (input.on > act.today) {
        return refuse(wrong('on', `expected a day that is not after ${act.today}`));
      }
      const shares = sharesOf(before, wanted, left);
      const asked = shares.reduce((sum, share) => sum + share.amount, 0);
      if (asked > left) return refuse({ ...over, amount: cents(asked) });
      const paid = payAll(app, before, shares, input, act);
      if ('code' in paid) return refuse(paid);
      const { step, payments } = paid;
      const settled = settledFor(step, act, where);
      const money = (sum: number): string => decimalMoney(cents(sum), currency);
      const outcome = {
        ...{ line: input.line, client: wanted.client, currency },
        payments: payments.map((one) => ({ ...one, amount: money(one.amount) })),
        ...{ recorded: money(standing + asked), left: money(left - asked) },
        balance: money(settled.books.money.balance),
      };
      return { step: settled, outcome, subject: input.line };
    },
  });
  if ('refusal' in done) {
    // Somebody recorded it at the same time: what is left by now is to be looked at.
    return done.refusal.code === 'key_reused' ? refuse({ ...over, amount, left: NO_MONEY }) : done;
  }
  if (key === null) return done;
  const { value: outcome } = done;
  return await commit(app, {
    ...{ ...command, client: wanted.client },
    act: async () => ({ outcome, subject: input.line }),
  });
};

type Wanted = {
  readonly client: string;
  readonly currency: KeptInvoice['currency'];
  /** What came in by the line. */
  readonly amount: Cents;
  readonly invoices: readonly KeptInvoice[];
  /** Null: as much as is open of each. */
  readonly amounts: readonly Cents[] | null;
  readonly recorded: { readonly payments: number; readonly standing: Cents } | null;
};

/** Refused: invoices of several clients, none and no client, amounts that are not theirs. */
async function wantedOf(
  app: App,
  { actor, input }: Request<'bank.assign'>,
): Promise<Wanted | Refused> {
  const invoices: KeptInvoice[] = [];
  for (const named of input.invoices) {
    const invoice = await invoiceNamed(app, actor, named);
    if ('refusal' in invoice) return invoice;
    if (invoices.some(({ id }) => id === invoice.id)) {
      return refuse(wrong('invoices', `${invoice.label} is named more than once`));
    }
    invoices.push(invoice);
  }
  const named = input.client ?? invoices[0]?.client;
  if (named === undefined) return refuse(wrong('client', 'expected a client, or invoices of one'));
  const client = await clientNamed(app, actor, named);
  if ('refusal' in client) return client;
  const { id, currency } = client;
  if (invoices.some((invoice) => invoice.client !== id)) {
    return refuse(wrong('invoices', 'expected invoices of one client: assign the rest by itself'));
  }
  if (currency !== input.currency) {
    return refuse(wrong('currency', `expected ${currency}, the currency of ${client.name}`));
  }
  const amount = amountOf('amount', input.amount, currency);
  if (isRefusal(amount)) return refuse(amount);
  if (amount === 0) return refuse(wrong('amount', 'expected more than 0'));
  const amounts = amountsOf(input, currency);
  if (amounts !== null && 'code' in amounts) return refuse(amounts);
  const lines = await app.database.read(actor.firm, (tx) => recordedLines(tx, [input.line]));
  const recorded = lines.get(input.line) ?? null;
  return { client: id, currency, amount, invoices, amounts, recorded };
}

function amountsOf(
  { invoices, amounts: given }: InputOf<'bank.assign'>,
  currency: KeptInvoice['currency'],
): readonly Cents[] | AnyRefusal | null {
  if (given === undefined) return null;
  if (given.length !== invoices.length && given.length !== invoices.length + 1) {
    return wrong('amounts', 'expected one for each invoice, and then one for the balance or none');
  }
  if (given.length === 0) return wrong('amounts', 'expected at least one');
  const amounts: Cents[] = [];
  for (const [place, text] of given.entries()) {
    const amount = amountOf(`amounts.${place}`, text, currency);
    if (isRefusal(amount)) return amount;
    if (amount === 0) return wrong(`amounts.${place}`, 'expected more than 0');
    amounts.push(amount);
  }
  return amounts;
}

type Share = { readonly invoice: KeptInvoice | null; readonly amount: Cents };

/**
 * What of the line is for what: with amounts, these; without, each invoice gets what is open of it
 * as far as the line goes, and the last one, or else the balance, all that is left.
 */
function sharesOf({ books }: Step, { invoices, amounts }: Wanted, left: Cents): readonly Share[] {
  if (amounts !== null) {
    return amounts.map((amount, place) => ({ invoice: invoices[place] ?? null, amount }));
  }
  if (invoices.length === 0) return [{ invoice: null, amount: left }];
  let rest: number = left;
  const shares = invoices.map((invoice, place): Share => {
    const open = openAmount(receivableIn(books, invoice.id));
    const isLast = place === invoices.length - 1;
    const amount = cents(isLast ? rest : Math.min(open, rest));
    rest -= amount;
    return { invoice, amount };
  });
  return shares.filter(({ amount }) => amount > 0);
}

type Paid = Omit<Assigned['payments'][number], 'amount'> & { readonly amount: Cents };

function payAll(
  app: App,
  before: Step,
  shares: readonly Share[],
  { on, line: reference }: InputOf<'bank.assign'>,
  act: Act,
): { readonly step: Step; readonly payments: readonly Paid[] } | AnyRefusal {
  let step = before;
  const payments: Paid[] = [];
  for (const { invoice, amount } of shares) {
    const id = app.newId();
    const received = { id, invoice: invoice?.id ?? null, method: 'bank', amount, on } as const;
    const paid = receivePayment(step, { ...received, reference, provider: null }, act);
    if ('code' in paid) return paid;
    step = paid;
    payments.push({ id, invoice: invoice?.label ?? null, amount });
  }
  return { step, payments };
}
