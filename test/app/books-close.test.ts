/** Books that close (H1): nothing is booked on a closed day; what happened then is booked after it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

let firms = 0;

/** A firm of its own with a client, for books that are closed once; and how to ask in it. */
async function newFirm() {
  firms += 1;
  const firm = await bank.addFirm(`Firm ${firms}`);
  const as: As = { firm, role: 'owner' };
  const ask: Bank['ask'] = (name, input, options) => bank.ask(name, input, { as, ...options });
  const refused = async (name: Parameters<Bank['refusal']>[0], input: object) =>
    (await bank.refusal(name, input, { as })).code;
  bank.moveTo('2026-03-10T12:00:00Z');
  await ask('rate.set', { ratePerHour: '100.00' });
  const client = 'Alder Dental';
  await ask('client.add', { name: client });
  return { firm, ask, refused, client };
}

type Firm = Awaited<ReturnType<typeof newFirm>>;

/** The records of a client, the first first: kind, day, and when it happened where that is told. */
async function records({ ask }: Firm, client: string): Promise<string[]> {
  const { items } = await ask('journal.list', { client, limit: 200 });
  return items.toReversed().map(({ kind, on, facts }) => {
    const { happenedOn } = facts as { readonly happenedOn?: string };
    return happenedOn === undefined ? `${kind} ${on}` : `${kind} ${on} of ${happenedOn}`;
  });
}

async function sound({ ask }: Firm): Promise<void> {
  assert.deepEqual((await ask('ledger.verify', {})).findings, []);
  assert.deepEqual(bank.faults, []);
}

test('books close through a day before today, and further, and not back', async () => {
  const { ask, refused } = await newFirm();
  const shown = async () => (await ask('books.show', {})).closedThrough;
  assert.equal(await shown(), null);
  assert.equal(await refused('books.close', { through: '2026-03-10' }), 'close_in_future');
  assert.equal(await refused('books.reopen', { from: '2026-01-01', reason: 'No' }), 'books_open');
  const closed = { closedThrough: '2026-01-31' };
  assert.deepEqual(await ask('books.close', { through: '2026-01-31' }), closed);
  assert.equal(await refused('books.close', { through: '2026-01-31' }), 'close_not_later');
  assert.equal(await refused('books.close', { through: '2026-01-30' }), 'close_not_later');
  await ask('books.close', { through: '2026-03-09' });
  assert.equal(await shown(), '2026-03-09');
});

test('a day that somebody chose is refused where the books are closed', async () => {
  const { ask, refused, client } = await newFirm();
  const items = [{ description: 'Set-up', amount: '100.00' }];
  const issued = { client, items, issuedOn: '2026-02-20' };
  const { label: invoice } = await ask('invoice.issue', issued);
  const paid = { client, invoice, amount: '40.00', on: '2026-02-21' };
  const { id: payment } = await ask('payment.record', paid);
  await ask('books.close', { through: '2026-02-28' });
  assert.equal(await refused('invoice.issue', issued), 'period_closed');
  assert.equal(await refused('invoice.preview', issued), 'period_closed');
  assert.equal(await refused('payment.record', paid), 'period_closed');
  const reversal = { payment, reason: 'Returned', on: '2026-02-28' };
  assert.equal(await refused('payment.reverse', reversal), 'period_closed');
  const sale = { client, minutes: 60, price: '90.00', boughtOn: '2026-02-28' };
  assert.equal(await refused('block.sell', sale), 'period_closed');
  await ask('invoice.issue', { ...issued, issuedOn: '2026-03-01' });
  await ask('payment.record', { ...paid, on: '2026-03-01' });
  await ask('payment.reverse', { ...reversal, on: '2026-03-01' });
  await ask('block.sell', { ...sale, boughtOn: '2026-03-01' });
  const { settlements } = await ask('invoice.show', { invoice });
  assert.deepEqual(
    settlements.map(({ kind, on }) => `${kind} ${on}`),
    ['payment 2026-02-21', 'payment 2026-03-01', 'payment-reversal 2026-03-01'],
  );
});

test('what happened on a closed day is booked on the first open one, and says when it was', async () => {
  const firm = await newFirm();
  const { ask, client } = firm;
  const bought = { client, minutes: 600, price: '900.00', boughtOn: '2026-01-05' };
  await ask('block.sell', bought);
  await ask('block.sell', { ...bought, expiresOn: '2026-02-27' });
  await ask('books.close', { through: '2026-02-28' });
  const before = await records(firm, client);
  const work = { client, workType: 'remote', minutes: 60, workedOn: '2026-02-27', post: true };
  const { id: entry } = await ask('entry.log', work);
  await ask('entry.reverse', { entry, reason: 'Twice' });
  // It lapses sooner than was known when the books were closed.
  const settings = { lateEntryGraceDays: 0 };
  await ask('policy.set', { client, settings, validFrom: '2026-03-10', reason: 'As agreed' });
  await ask('lapse.run', {});
  const after = (await records(firm, client)).slice(before.length);
  for (const record of after) assert.match(record, / 2026-03-\d\d/, record);
  assert.equal(after[0], 'work 2026-03-01 of 2026-02-27');
  assert.ok(
    after.some((record) => record.startsWith('lapse 2026-03-01 of 2026-0')),
    `${after}`,
  );
  await sound(firm);
});

test('what lapsed by then is booked before the books close, on its own day', async () => {
  const firm = await newFirm();
  const { ask, client } = firm;
  const sale = { client, minutes: 600, price: '900.00', boughtOn: '2026-01-05' };
  await ask('block.sell', { ...sale, expiresOn: '2026-03-10' });
  bank.moveTo('2026-04-20T12:00:00Z');
  await ask('books.close', { through: '2026-03-31' });
  const lapse = (await records(firm, client)).at(-1);
  assert.match(lapse ?? '', /^lapse 2026-03-2\d$/);
  await sound(firm);
});

test('closed books are reopened with a reason, which the audit keeps', async () => {
  const firm = await newFirm();
  const { ask, refused, client } = firm;
  await ask('books.close', { through: '2026-02-28' });
  const paid = { client, amount: '10.00', on: '2026-02-20' };
  assert.equal(await refused('payment.record', paid), 'period_closed');
  assert.equal(await refused('books.reopen', { from: '2026-02-15' }), 'input_invalid');
  const reason = 'The accountant found a payment';
  const until = { closedThrough: '2026-02-14' };
  assert.deepEqual(await ask('books.reopen', { from: '2026-02-15', reason }), until);
  await ask('payment.record', paid);
  assert.equal(await refused('payment.record', { ...paid, on: '2026-02-14' }), 'period_closed');
  const { items } = await ask('audit.list', { limit: 200 });
  const deed = items.find(({ operation }) => operation === 'books.reopen');
  assert.deepEqual(deed?.summary, { from: '2026-02-15', reason });
  await ask('books.close', { through: '2026-02-28' });
});

test('a close among twenty postings leaves no record on a closed day after it', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  const clients = ['A', 'B', 'C', 'D'];
  for (const name of clients) await ask('client.add', { name });
  const onClosedDays = async (names: readonly string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const client of names) {
      const { items } = await ask('journal.list', { client, limit: 200 });
      const { closedThrough } = await ask('books.show', {});
      const closed = items.filter(({ on }) => closedThrough !== null && on <= closedThrough);
      found.push(...closed.map(({ sequence }) => `${client} ${sequence}`));
    }
    return found.sort();
  };
  for (const [turn, day] of ['2026-03-04', '2026-03-06', '2026-03-08'].entries()) {
    const postings = Array.from({ length: 20 }, async (_, place) => {
      const client = clients[place % clients.length] ?? '';
      const paid = { client, amount: '10.00', on: day };
      const work = { client, workType: 'remote', minutes: 5, workedOn: day, post: true };
      if (place % 2 === 0) await ask('entry.log', work);
      else await ask('payment.record', paid).catch(closedIsFine);
    });
    // Somebody new comes at the same time, and is booked for at once.
    const name = `New ${turn}`;
    const added = ask('client.add', { name }).then(() =>
      ask('payment.record', { client: name, amount: '10.00', on: day }).catch(closedIsFine),
    );
    await ask('books.close', { through: day });
    const when = await onClosedDays(clients);
    await Promise.all([...postings, added]);
    assert.deepEqual(await onClosedDays(clients), when);
  }
  await sound(firm);
});

function closedIsFine(error: unknown): void {
  if (!String(error).includes('period_closed')) throw error;
}
