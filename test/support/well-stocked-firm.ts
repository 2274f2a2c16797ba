/** A firm with some of everything, for tests that ask for anything. */
import type { OperationName } from '../../src/contract/operations.ts';
import { type As, type Bank, requestFor } from './bank.ts';
import type { Known } from './made-inputs.ts';

const BLOCKS_CSV =
  'client,block,boughtOn,minutes,price,currency\nAlder Dental,I-1,2026-01-05,600,900.00,EUR\n';

const ENTRIES_CSV =
  'id,client,technician,job,workType,description,workedOn,minutes\n' +
  '1,Alder Dental,Kim,,remote,Work,2026-02-02,60\n';

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
  const imported = await bank.send(as, requestFor('import.blocks', { file: BLOCKS_CSV }));
  const { id: run } = (await imported.json()) as { readonly id?: string };
  return {
    client: [client, alder.id, 'juniper', 'Cedar'],
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
    file: operation === 'import.entries' ? [ENTRIES_CSV, BLOCKS_CSV] : [BLOCKS_CSV, ENTRIES_CSV],
  };
}
