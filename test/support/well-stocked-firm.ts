/** A firm with some of everything, for tests that ask for anything. */
import type { OperationName } from '../../src/contract/operations.ts';
import { type As, type Bank, requestFor } from './bank.ts';
import { giveUpMails } from './given-up-mails.ts';
import type { Known } from './made-inputs.ts';

const BLOCKS_CSV =
  'client,block,boughtOn,minutes,price,currency\nAlder Dental,I-1,2026-01-05,600,900.00,EUR\n';

const ENTRIES_CSV =
  'id,client,technician,job,workType,description,workedOn,minutes\n' +
  '1,Alder Dental,Kim,,remote,Work,2026-02-02,60\n';

const BANK_CSV =
  'Date,Amount,Currency,Name,Reference\n2026-03-02,200.00,EUR,Alder Dental,INV-2026-0004\n';

/** Of posted entries they are refused. */
const OF_DRAFTS: ReadonlySet<OperationName> = new Set([
  'entry.change',
  'entry.discard',
  'entry.post',
  'entry.preview-posting',
]);

/**
 * Gives a firm clients, blocks, entries and the rest; and what they are called, those first that
 * fit the operation.
 */
export async function stock(bank: Bank, as: As, operation: OperationName): Promise<Known> {
  const ask = ((name, input) => bank.ask(name, input, { as })) as Bank['ask'];
  const client = 'Alder Dental';
  const alder = await ask('client.add', { name: client });
  await ask('client.add', { name: 'Juniper', currency: 'JPY' });
  await ask('client.add', { name: 'Cedar', currency: 'CLF' });
  await ask('rate.set', { ratePerHour: '100.00' });
  const contact = await ask('contact.add', { client, name: 'Ana Alder', roles: ['technical'] });
  const product = await ask('product.add', { name: 'Care hours' });
  await ask('tier.set', { product: product.name, minutes: 600, price: '900.00' });
  const sale = { client, minutes: 600, price: '1000.01', boughtOn: '2026-01-05' };
  const open = await ask('block.sell', { ...sale, expiresOn: '2026-12-31' });
  const unpaid = await ask('block.sell', { ...sale, paid: '0' });
  const lapsed = await ask('block.sell', { ...sale, expiresOn: '2026-01-31' });
  const work = { client, workType: 'remote', minutes: 45 };
  const { id: draft } = await ask('entry.log', work);
  const { id: posted } = await ask('entry.log', { ...work, post: true });
  const { id: over } = await ask('entry.log', { ...work, client: 'Juniper', post: true });
  await ask('block.grant', { client: 'Juniper', minutes: 30, note: 'Welcome' });
  if (operation !== 'timer.start') await ask('timer.start', { client, workType: 'remote' });
  const money = await someMoney(ask, client, operation);
  const imported = await bank.send(as, requestFor('import.blocks', { file: BLOCKS_CSV }));
  const { id: run } = (await imported.json()) as { readonly id?: string };
  const mails = await giveUpMails(bank.app, as.firm, 'Invoice', 'ana@alder.example');
  return {
    mail: mails,
    client: [
      ...(operation === 'unbilled.settle-elsewhere' ? ['Cedar'] : []),
      ...[client, alder.id, 'juniper', 'Cedar'],
    ],
    block: [
      ...(operation === 'block.pay' ? [unpaid.name] : []),
      ...(operation === 'block.reopen' ? [lapsed.name] : []),
      ...[open.name, open.id, unpaid.name, lapsed.name],
    ],
    entry: [
      ...(OF_DRAFTS.has(operation) ? [draft] : []),
      ...(operation === 'entry.cover' ? [over] : []),
      ...[posted, draft, over],
    ],
    entries: [draft, posted, over],
    contact: [contact.name, contact.id],
    product: [product.name, product.id],
    workType: ['remote', 'on-site', 'travel'],
    workTypes: ['remote', 'on-site'],
    technician: ['Kim owner'],
    import: run === undefined ? [] : [run],
    file: filesFor(operation),
    ...money,
  };
}

/** The files that an operation may be sent, the one that fits first. */
function filesFor(operation: OperationName): readonly string[] {
  if (operation === 'import.entries') return [ENTRIES_CSV, BLOCKS_CSV, BANK_CSV];
  if (operation === 'import.blocks') return [BLOCKS_CSV, ENTRIES_CSV, BANK_CSV];
  return [BANK_CSV, BLOCKS_CSV, ENTRIES_CSV];
}

/** Invoices, payments and drafts of a client, those first that fit the operation. */
async function someMoney(
  ask: Bank['ask'],
  client: string,
  operation: OperationName,
): Promise<Known> {
  const items = [{ description: 'Set-up', amount: '250.00' }];
  await ask('rate.set', { currency: 'CLF', ratePerHour: '2' });
  await ask('client-billing.set', { client, mails: ['books@alder.example'] });
  await ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
  const open = await ask('invoice.issue', { client, items });
  const other = await ask('invoice.issue', { client, items });
  const note = await ask('invoice.credit', { invoice: other.id, reason: 'Twice' });
  const paid = await ask('payment.record', { client, invoice: open.id, amount: '50.00' });
  const more = await ask('payment.record', { client, amount: '90.00' });
  const draft = await ask('draft.add', { client, items });
  const blocks = [{ minutes: 600, price: '900.00' }];
  const sold = await ask('invoice.issue', { client, blocks });
  if (operation === 'books.reopen') await ask('books.close', { through: '2026-01-31' });
  await ask('entry.log', {
    ...{ client: 'Cedar', workType: 'on-site', minutes: 30, workedOn: '2025-12-30', post: true },
  });
  return {
    invoice: [
      ...(operation === 'invoice.credit' ? [sold.label] : []),
      ...[open.label, open.id, other.label, note.label, sold.id],
    ],
    invoices: [open.label, other.id],
    payment: [paid.id, more.id],
    draft: [draft.id],
    taxRate: ['standard', 'Standard'],
  };
}
