/** Does what happens in the life of a firm through its API: whatever is refused is left undone. */
import type { OutputOf } from '../../src/contract/operations.ts';
import { addDays } from '../../src/engine/days.ts';
import { type Currency, cents, decimalMoney } from '../../src/engine/money.ts';
import type { Deed, Moment } from './firm-deeds.ts';
import { attempt, clientOf, dayBefore, type FirmLife, partOf, picked } from './firm-life.ts';
import { minorUnits } from './firm-sums.ts';

/** What happens at once is asked at once. */
export async function liveMoments(life: FirmLife, moments: readonly Moment[]): Promise<void> {
  for (const moment of moments) await Promise.all(moment.map((deed) => live(life, deed)));
}

async function live(life: FirmLife, deed: Deed): Promise<void> {
  await DOES[deed.act](life, deed as never);
}

function keepIssued(life: FirmLife, issued: OutputOf<'invoice.issue'> | null): void {
  if (issued === null) return;
  if (issued.kind === 'invoice') life.invoices.push(issued);
  for (const { block } of issued.lines) {
    if (block !== null && issued.kind === 'invoice')
      life.blocks.push({ client: issued.client, block });
  }
}

type Does<Name extends Deed['act']> = (
  life: FirmLife,
  deed: Extract<Deed, { readonly act: Name }>,
) => Promise<void>;

type Recipe = {
  readonly blocks?: readonly number[];
  readonly items: readonly number[];
  readonly work?: boolean;
  readonly includesTax?: boolean;
};

function recipeOf(life: FirmLife, currency: Currency, recipe: Recipe): object {
  const { blocks = [], items, work = false, includesTax } = recipe;
  const money = (amount: number): string => decimalMoney(cents(amount), currency);
  return {
    blocks: blocks.map((price) => ({ minutes: (price % 200) + 1, price: money(price) })),
    items: items.map((amount) => ({ description: 'Set-up', amount: money(amount), includesTax })),
    unbilledThrough: work ? life.today : null,
  };
}

const invoiceOrDraft: Does<'invoice' | 'draft'> = async (life, { act, pick, ...recipe }) => {
  const { id: client, currency } = clientOf(life, pick);
  const wanted = { client, ...recipeOf(life, currency, recipe) };
  if (act === 'invoice') {
    keepIssued(life, await attempt(life, 'invoice.issue', wanted));
    return;
  }
  const draft = await attempt(life, 'draft.add', wanted);
  if (draft !== null) life.drafts.push(draft.id);
};

const comesIn: Does<'grant' | 'bring'> = async (life, { act, pick, minutes, price }) => {
  const { id: client, currency } = clientOf(life, pick);
  const value = decimalMoney(cents(price), currency);
  const block =
    act === 'grant'
      ? await attempt(life, 'block.grant', { client, minutes, note: 'For the trouble' })
      : await attempt(life, 'block.bring', { client, minutes, value, boughtOn: life.today });
  if (block !== null) life.blocks.push({ client, block: block.id });
};

const ofBlock: Does<'refund' | 'reopen' | 'extend'> = async (life, { act, pick, minutes }) => {
  const named = picked(life.blocks, pick);
  if (named === null) return;
  const reason = 'As agreed';
  if (act === 'refund') await attempt(life, 'block.refund', { ...named, minutes, reason });
  if (act === 'reopen') await attempt(life, 'block.reopen', { ...named, minutes, reason });
  const expiresOn = addDays(life.today, 60 + minutes);
  if (act === 'extend') await attempt(life, 'block.extend', { ...named, expiresOn, reason });
};

const moneyMoves: Does<'pay' | 'pay-back'> = async (life, { act, pick, part, daysAgo }) => {
  const on = dayBefore(life, daysAgo);
  if (act === 'pay-back') {
    const payment = picked(life.payments, pick);
    if (payment === null) return;
    const { id, currency } = payment;
    const amount = partOf(minorUnits(payment.amount, currency), part, currency);
    await attempt(life, 'payment.reverse', { payment: id, amount, reason: 'It failed' });
    return;
  }
  const isOpen = pick % 2 === 0 ? await openInvoice(life, pick) : null;
  const invoice = isOpen ?? picked(life.invoices, pick);
  if (invoice === null) return;
  const amount = partOf(minorUnits(invoice.gross, invoice.currency), part, invoice.currency);
  const { client, label } = invoice;
  const paid = await attempt(life, 'payment.record', { client, invoice: label, amount, on });
  if (paid !== null) life.payments.push(paid);
};

const ownMoney: Does<'pay-own' | 'pay-out'> = async (life, { act, pick, amount: count }) => {
  const { id: client, currency } = clientOf(life, pick);
  const amount = decimalMoney(cents(count), currency);
  if (act === 'pay-own') {
    const paid = await attempt(life, 'payment.record', { client, amount, method: 'cash' });
    if (paid !== null) life.payments.push(paid);
    return;
  }
  const done = await attempt(life, 'client-balance.pay-out', { client, amount });
  if (done !== null) life.paidOut.set(client, (life.paidOut.get(client) ?? 0) + count);
};

const ofInvoice: Does<'apply-balance' | 'credit' | 'elsewhere'> = async (life, { act, pick }) => {
  const reason = 'As agreed';
  if (act === 'elsewhere') {
    const { id: client } = clientOf(life, pick);
    const through = life.today;
    await attempt(life, 'unbilled.settle-elsewhere', { client, through, reason });
    return;
  }
  const invoice = act === 'credit' ? picked(life.invoices, pick) : await openInvoice(life, pick);
  if (invoice === null) return;
  if (act === 'credit') await attempt(life, 'invoice.credit', { invoice: invoice.label, reason });
  else await attempt(life, 'invoice.apply-balance', { invoice: invoice.label });
};

/** One of the invoices that are not paid; null when all are. */
async function openInvoice({ bank, as }: FirmLife, pick: number) {
  const { items } = await bank.ask('invoice.list', { state: 'open' }, { as });
  return picked(items, pick);
}

const ofFirm: Does<'run' | 'close' | 'open'> = async (life, { act, daysAgo }) => {
  const day = dayBefore(life, daysAgo);
  if (act === 'run') await attempt(life, 'unbilled.invoice', { through: day });
  // Long closed books would have everything refused.
  if (act === 'close') await attempt(life, 'books.close', { through: addDays(day, -10) });
  const from = addDays(day, -40);
  if (act === 'open') await attempt(life, 'books.reopen', { from, reason: 'A slip' });
};

const ofDraft: Does<'issue-draft' | 'discard-draft'> = async (life, { act, pick }) => {
  const draft = picked(life.drafts, pick);
  if (draft === null) return;
  if (act === 'discard-draft') await attempt(life, 'draft.discard', { draft });
  else keepIssued(life, await attempt(life, 'draft.issue', { draft }));
};

const ofEntry: Does<'post' | 'reverse'> = async (life, { act, pick }) => {
  const entry = picked(life.entries, pick)?.id;
  if (entry === undefined) return;
  if (act === 'post') await attempt(life, 'entry.post', { entry, asOverage: pick % 2 === 0 });
  else await attempt(life, 'entry.reverse', { entry, reason: 'A slip' });
};

const DOES: { readonly [Name in Deed['act']]: Does<Name> } = {
  sell: async (life, { pick, minutes, price, paid, daysAgo, validDays }) => {
    const { id: client, currency } = clientOf(life, pick);
    const boughtOn = dayBefore(life, daysAgo);
    const sold = await attempt(life, 'block.sell', {
      ...{ client, minutes, boughtOn, price: decimalMoney(cents(price), currency) },
      ...(paid === null ? {} : { paid: paid === 0 ? '0' : partOf(price, paid, currency) }),
      expiresOn: validDays === null ? null : addDays(boughtOn, validDays),
    });
    if (sold === null) return;
    life.blocks.push({ client, block: sold.id });
    const { invoice } = await life.bank.ask(
      'invoice.show',
      { invoice: sold.invoice },
      { as: life.as },
    );
    life.invoices.push(invoice);
  },
  invoice: invoiceOrDraft as Does<'invoice'>,
  draft: invoiceOrDraft as Does<'draft'>,
  'change-draft': async (life, { pick, items }) => {
    const draft = picked(life.drafts, pick);
    const recipe = recipeOf(life, clientOf(life, pick).currency, { items, work: true });
    if (draft !== null) await attempt(life, 'draft.change', { draft, ...recipe });
  },
  'issue-draft': ofDraft as Does<'issue-draft'>,
  'discard-draft': ofDraft as Does<'discard-draft'>,
  grant: comesIn as Does<'grant'>,
  bring: comesIn as Does<'bring'>,
  work: async (life, { pick, minutes, travel, daysAgo, asOverage, post }) => {
    const { id: client } = clientOf(life, pick);
    const workType = travel ? 'travel' : 'remote';
    const workedOn = dayBefore(life, daysAgo);
    const work = { client, workType, minutes, workedOn, asOverage, post };
    const entry = await attempt(life, 'entry.log', work);
    if (entry !== null) life.entries.push(entry);
  },
  post: ofEntry as Does<'post'>,
  reverse: ofEntry as Does<'reverse'>,
  correct: async (life, { pick, minutes }) => {
    const entry = picked(life.entries, pick)?.id;
    if (entry === undefined) return;
    const told = { entry, minutes, reason: 'A slip', asOverage: true };
    const done = await attempt(life, 'entry.correct', told);
    if (done !== null) life.entries.push(done.posted);
  },
  cover: async (life, { pick, of }) => {
    const short = life.entries.filter(({ outcome }) => (outcome?.overageMinutes ?? 0) > 0);
    const entry = picked(short, pick);
    if (entry === null) return;
    const named = picked(
      life.blocks.filter(({ client }) => client === entry.client),
      of,
    );
    if (named === null) return;
    const { block } = named;
    await attempt(life, 'entry.cover', { entry: entry.id, block, consent: 'By mail' });
  },
  refund: ofBlock as Does<'refund'>,
  reopen: ofBlock as Does<'reopen'>,
  extend: ofBlock as Does<'extend'>,
  pay: moneyMoves as Does<'pay'>,
  'pay-back': moneyMoves as Does<'pay-back'>,
  'pay-own': ownMoney as Does<'pay-own'>,
  'pay-out': ownMoney as Does<'pay-out'>,
  'apply-balance': ofInvoice as Does<'apply-balance'>,
  credit: ofInvoice as Does<'credit'>,
  elsewhere: ofInvoice as Does<'elsewhere'>,
  'credit-part': async (life, { pick, line: number, minutes, amount: count }) => {
    const invoice = picked(life.invoices, pick);
    if (invoice === null) return;
    const line = ((number - 1) % invoice.lines.length) + 1;
    const amount = decimalMoney(cents(count), invoice.currency as Currency);
    const isBlock = invoice.lines[line - 1]?.block !== null;
    const lines = [isBlock ? { line, minutes } : { line, amount }];
    await attempt(life, 'invoice.credit', { invoice: invoice.label, lines, reason: 'As agreed' });
  },
  run: ofFirm as Does<'run'>,
  close: ofFirm as Does<'close'>,
  open: ofFirm as Does<'open'>,
  lapse: async (life) => {
    await attempt(life, 'lapse.run', {});
  },
  wait: async (life, { days }) => {
    life.today = addDays(life.today, days);
    life.bank.moveTo(`${life.today}T12:00:00Z`);
  },
  policy: async (life, { policy }) => {
    await attempt(life, 'policy.set', { settings: policy, reason: 'As agreed' });
  },
  tax: async (life, { rate }) => {
    await attempt(life, 'tax-rate.set', { taxRate: 'standard', rate });
  },
};
