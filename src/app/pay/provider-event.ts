/** What a payment provider tells takes effect in the books (G4): once, and in any order. */
import type { Step } from '../../engine/bank/books.ts';
import { bookProviderFact } from '../../engine/bank/provider.ts';
import type { ProviderFact } from '../../engine/provider-payments.ts';
import { findInvoice } from '../../store/invoices.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { invoiceOfProviderPayment } from '../../store/payments.ts';
import { type Actor, type App, type Result, refuse } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { type LedgerWrite, NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { permissionsOf } from '../may.ts';
import { checkoutFirm } from './checkout-firm.ts';

/** What the provider told, and of which invoice of which firm. */
export type ProviderEvent = {
  readonly event: ProviderFact;
  readonly firm: string;
  readonly invoice: string;
};

/** What became of it. `unbooked`: why a part of it is not in the books, to be told to the operator. */
export type Recorded =
  | { readonly became: 'ignored' }
  | { readonly became: 'recorded'; readonly unbooked: string | null };

const METHOD = 'stripe';
const NAME = 'Stripe';

/**
 * Keeps what was told and books what it makes of its payment; done again, it changes nothing. What
 * concerns no invoice of the firm whose account it is, is ignored. Throws where that firm cannot be
 * told: the provider has to send it again once it can.
 */
export async function recordProviderEvent(app: App, told: ProviderEvent): Promise<Recorded> {
  const { event, firm } = told;
  const ours = await checkoutFirm(app);
  if (ours === null) {
    throw new Error('of several firms, STRIPE_FIRM must name the one whose Stripe account it is');
  }
  if (ours !== firm) return { became: 'ignored' };
  const invoice = await app.database.read(firm, async (tx) => {
    const booked = await invoiceOfProviderPayment(tx, event.payment);
    return await findInvoice(tx, booked ?? told.invoice);
  });
  if (invoice === null || invoice.kind !== 'invoice') return { became: 'ignored' };
  const result: Result<{ readonly unbooked: string | null }> = await commitLedger(
    app,
    writeOf(app, firm, invoice, event),
  );
  if ('value' in result) return { became: 'recorded', unbooked: result.value.unbooked };
  // The same event in other words: what it told first is in the books.
  if (result.refusal.code === 'key_reused') return { became: 'recorded', unbooked: null };
  throw new Error(`event ${event.id} was refused: ${result.refusal.code}`);
}

function writeOf(
  app: App,
  firm: string,
  invoice: { readonly id: string; readonly client: string; readonly label: string },
  event: ProviderFact,
): LedgerWrite<{ readonly unbooked: string | null }> {
  const { id, payment, kind } = event;
  const money = { ...NO_MONEY_NEEDS, invoices: [invoice.id], providerPayment: payment };
  return {
    actor: providerOf(firm),
    operation: 'payment.told',
    key: `provider ${id}`,
    input: { event: id, payment },
    client: invoice.client,
    needs: { ...NOTHING_ELSE, waiting: true, money },
    decide: (step, act, where) => {
      if (isKnown(step, event)) return { nothingDone: { unbooked: null } };
      const fact = { fact: event, invoice: invoice.id, method: METHOD } as const;
      const booked = bookProviderFact(step, { ...fact, newPayment: app.newId() }, act);
      if ('code' in booked) return refuse(booked);
      const { unbooked } = booked;
      const summary = { event: id, payment, kind, invoice: invoice.label, unbooked };
      return {
        step: settledFor({ books: booked.books, change: booked.change }, act, where),
        ...{ outcome: { unbooked }, subject: invoice.id, summary },
      };
    },
  };
}

function isKnown({ books }: Step, { id }: ProviderFact): boolean {
  return books.money.providerFacts.some((fact) => fact.id === id);
}

/** Nobody here did it: the provider told it. */
function providerOf(firm: string): Actor {
  const permissions = permissionsOf('owner', null);
  return { firm, kind: 'routine', id: METHOD, member: '', name: NAME, role: 'owner', permissions };
}
