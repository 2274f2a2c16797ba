/** Drafts of invoices: kept, looked at, changed, issued once, and never with a number before that. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
});

let clients = 0;

async function newClient(): Promise<string> {
  clients += 1;
  return (await bank.ask('client.add', { name: `Client ${clients}` })).name;
}

const item = (amount: string) => ({ description: 'Set-up', amount });

test('a draft is what an invoice would be, each time it is looked at', async () => {
  const client = await newClient();
  const items = [item('250.00')];
  const draft = await bank.ask('draft.add', { client, items, unbilledThrough: '2026-03-10' });
  assert.deepEqual([draft.version, draft.note], [1, '']);
  const gross = async () => {
    const shown = await bank.ask('draft.show', { draft: draft.id });
    return [shown.invoice.gross, shown.draft.version];
  };
  assert.deepEqual(await gross(), ['250.00', 1]);
  const work = { client, workType: 'remote', minutes: 90, workedOn: '2026-03-10', post: true };
  await bank.ask('entry.log', work);
  assert.deepEqual(await gross(), ['400.00', 1]);
  const changed = { draft: draft.id, items: [item('10.00')], dueOn: '2026-05-01', note: 'Hello' };
  assert.equal((await bank.ask('draft.change', changed)).version, 2);
  assert.deepEqual(await gross(), ['10.00', 2]);
  assert.deepEqual((await bank.ask('invoice.list', { client })).items, []);
  const { invoice: shown } = await bank.ask('draft.show', { draft: draft.id });
  const issued = await bank.ask('draft.issue', { draft: draft.id });
  assert.deepEqual({ ...issued, id: shown.id }, shown);
  assert.equal(issued.dueOn, '2026-05-01');
  const gone = { draft: draft.id };
  assert.equal((await bank.refusal('draft.show', gone)).code, 'not_found');
  assert.equal((await bank.refusal('draft.issue', gone)).code, 'not_found');
  assert.equal((await bank.refusal('draft.change', gone)).code, 'not_found');
  assert.equal((await bank.refusal('draft.discard', gone)).code, 'not_found');
  assert.deepEqual((await bank.ask('ledger.verify', { client })).findings, []);
});

test('a draft that asks for nothing may be kept, and is not issued', async () => {
  const client = await newClient();
  const { id: draft } = await bank.ask('draft.add', { client });
  assert.equal((await bank.refusal('draft.show', { draft })).code, 'nothing_to_invoice');
  assert.equal((await bank.refusal('draft.issue', { draft })).code, 'nothing_to_invoice');
  assert.deepEqual(await bank.ask('draft.discard', { draft }), { discarded: draft });
  assert.equal((await bank.refusal('draft.add', { client: 'Nobody' })).code, 'not_found');
});

test('a draft is issued once, however often that is asked for at once', async () => {
  const client = await newClient();
  const { id: draft } = await bank.ask('draft.add', { client, items: [item('10.00')] });
  const many = Array.from({ length: 6 }, () => bank.ask('draft.issue', { draft }));
  const done = (await Promise.allSettled(many)).filter(({ status }) => status === 'fulfilled');
  assert.equal(done.length, 1);
  assert.equal((await bank.ask('invoice.list', { client })).items.length, 1);
  assert.deepEqual(bank.faults, []);
});

test('a draft that is changed while it is issued is issued as it was, or as it is', async () => {
  const client = await newClient();
  for (let turn = 0; turn < 6; turn += 1) {
    const { id: draft } = await bank.ask('draft.add', { client, items: [item('10.00')] });
    const change = () => bank.ask('draft.change', { draft, items: [item('20.00')] });
    const issue = () => bank.ask('draft.issue', { draft });
    const both = turn % 2 === 0 ? [change(), issue()] : [issue(), change()];
    const [first, second] = await Promise.allSettled(both);
    const issued = turn % 2 === 0 ? second : first;
    const changed = turn % 2 === 0 ? first : second;
    if (issued?.status === 'fulfilled') {
      assert.ok('gross' in issued.value);
      assert.equal(issued.value.gross, changed?.status === 'fulfilled' ? '20.00' : '10.00');
    } else {
      assert.equal((await bank.ask('draft.issue', { draft })).gross, '20.00');
    }
  }
  assert.deepEqual(bank.faults, []);
});

test('drafts are listed newest first, page by page', async () => {
  const as = { firm: await bank.addFirm('Southwind IT'), role: 'owner' } as const;
  const { id: client } = await bank.ask('client.add', { name: 'Alder' }, { as });
  const made: string[] = [];
  for (const note of ['one', 'two', 'three']) {
    const recipe = { client, items: [item('10.00')], note };
    made.unshift((await bank.ask('draft.add', recipe, { as })).id);
  }
  const first = await bank.ask('draft.list', { limit: 2 }, { as });
  const second = await bank.ask('draft.list', { limit: 2, after: first.next }, { as });
  assert.deepEqual(
    [...first.items, ...second.items].map(({ id }) => id),
    made,
  );
  assert.equal(second.next, null);
});
