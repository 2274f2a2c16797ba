/** A bank whose invoices can be paid at a stand-in for Stripe: links, checkouts, events, the end. */
import assert from 'node:assert/strict';
import type { OutputOf } from '../../src/contract/operations.ts';
import { countProviderFacts } from '../../src/store/payments.ts';
import { type Bank, openBank } from './bank.ts';
import { openStripeStandIn, type StripeStandIn } from './stripe-stand-in.ts';
import type { StandInEvent } from './stripe-stand-in-account.ts';

/** A block that was sold on an invoice of its own, and the link to it. */
export type Sold = {
  readonly client: string;
  readonly block: string;
  /** The id of the invoice. */
  readonly invoice: string;
  readonly label: string;
  readonly gross: string;
  /** `/pay/` and the token. */
  readonly path: string;
};

export type Paying = {
  readonly bank: Bank;
  readonly standIn: StripeStandIn;
  /** Sells 10 h for 1000.00 and 19 % to a new client, unpaid. */
  readonly sell: (given?: object) => Promise<Sold>;
  /** Presses Pay; the session that it leads to. */
  readonly press: (sold: Pick<Sold, 'path'>) => Promise<string>;
  /** Sends an event to the webhook. */
  readonly tell: (event: Pick<StandInEvent, 'body' | 'signature'>) => Promise<number>;
  /** The same for several, one after the other. */
  readonly tellAll: (events: readonly StandInEvent[]) => Promise<void>;
  /** Everything that must not depend on the order of events. */
  readonly stateOf: (sold: Sold) => Promise<State>;
  readonly factsOf: (sold: Sold) => Promise<number>;
};

export type State = {
  readonly invoice: string;
  readonly block: string;
  /** The sums of accounts that are not nothing. */
  readonly books: string;
  readonly payments: readonly string[];
};

const ORIGIN = 'http://127.0.0.1:4747';

export async function openPaying(instant = '2026-03-02T12:00:00Z'): Promise<Paying> {
  const standIn = await openStripeStandIn();
  const bank = await openBank(instant, { checkout: (clock) => standIn.checkout(clock) });
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19', validFrom: '2026-01-01' });
  await bank.ask('billing.set', { taxRate: 'standard', paymentTermsDays: 14 });
  let clients = 0;
  const sell = async (given: object = {}): Promise<Sold> => {
    clients += 1;
    const { name: client } = await bank.ask('client.add', { name: `Client ${clients}` });
    const sale = { client, minutes: 600, price: '1000.00', paid: '0', ...given };
    const { id: block, invoice } = await bank.ask('block.sell', sale);
    assert.ok(invoice !== null);
    const told = await bank.ask('invoice.show', { invoice });
    const { label, id, gross } = told.invoice;
    const { url } = await bank.ask('invoice.link', { invoice, validDays: 400 });
    return { client, block, invoice: id, label, gross, path: new URL(url).pathname };
  };
  const press = async ({ path }: Pick<Sold, 'path'>): Promise<string> => {
    const request = new Request(`${ORIGIN}${path}`, { method: 'POST' });
    const response = await bank.send(null, request);
    const location = response.headers.get('location') ?? '';
    assert.equal(response.status, 303, await response.text());
    return location.split('/').at(-1) ?? '';
  };
  const tell: Paying['tell'] = async ({ body, signature }) => {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    const request = new Request(`${ORIGIN}/webhooks/stripe`, { method: 'POST', headers, body });
    return (await bank.send(null, request)).status;
  };
  return {
    ...{ bank, standIn, sell, press, tell },
    tellAll: async (events) => {
      for (const event of events) assert.equal(await tell(event), 200, event.type);
    },
    stateOf: (sold) => stateOf(bank, sold),
    factsOf: ({ invoice }) =>
      bank.app.database.read(bank.firm, (tx) => countProviderFacts(tx, invoice)),
  };
}

async function stateOf(bank: Bank, { client, invoice: id, block: of }: Sold): Promise<State> {
  const { invoice } = await bank.ask('invoice.show', { invoice: id });
  const { block } = await bank.ask('block.show', { client, block: of });
  const { items } = await bank.ask('payment.list', { client, limit: 100 });
  const deficit = block.deficitMinutes === 0 ? '' : ` deficit ${block.deficitMinutes}`;
  return {
    invoice: `${invoice.state} ${invoice.paid} paid ${invoice.open} open`,
    block: `${block.state} ${block.openMinutes} open ${block.leftMinutes} left${deficit}`,
    books: await booksOf(bank, client),
    payments: items
      .map(({ method, amount, reversed }) => `${method} ${amount} less ${reversed}`)
      .sort(),
  };
}

async function booksOf(bank: Bank, client: string): Promise<string> {
  const sums = new Map<string, number>();
  let after: string | null | undefined;
  do {
    const page: OutputOf<'journal.list'> = await bank.ask('journal.list', {
      ...{ client, limit: 500 },
      ...(after === undefined ? {} : { after }),
    });
    for (const { account, amount } of page.items.flatMap(({ money }) => money)) {
      sums.set(account, (sums.get(account) ?? 0) + Math.round(Number(amount) * 100));
    }
    after = page.next;
  } while (after !== null);
  return [...sums]
    .filter(([, sum]) => sum !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, sum]) => `${account} ${(sum / 100).toFixed(2)}`)
    .join(' | ');
}
