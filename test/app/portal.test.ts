/** What a contact sees and does in the portal: the figures of the firm, and nothing it keeps back. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { pdfText } from '../support/pdf-text.ts';
import { cameByLink, type PortalBrowser } from '../support/portal.ts';

const ALDER = 'Alder Dental';
let bank: Bank;
let ana: PortalBrowser;
let vera: PortalBrowser;

const work = {
  client: ALDER,
  workType: 'remote',
  job: 'Mail server',
  description: 'Mailbox moved',
};

before(async () => {
  bank = await openBank('2026-01-05T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('billing.set', { paymentDetails: 'IBAN DE00\n\nBIC X', paymentTermsDays: 10 });
  await bank.ask('product.add', { name: 'Support' });
  const tier = { product: 'Support', minutes: 600, validityMonths: 12 };
  await bank.ask('tier.set', { ...tier, ratePerHour: '90.00' });
  await bank.ask('client.add', { name: ALDER });
  const contact = { client: ALDER, mail: 'Ana@Alder.example', phone: '0123', roles: ['billing'] };
  await bank.ask('contact.add', { ...contact, name: 'Ana' });
  await bank.ask('contact.add', { client: ALDER, name: 'Vera', roles: ['viewer'] });
  const block = { client: ALDER, minutes: 600, product: 'Support' };
  await bank.ask('block.sell', { ...block, note: 'told to nobody' });
  await bank.ask('block.sell', { ...block, paid: '0' });
  bank.moveTo('2026-02-02T12:00:00Z');
  await bank.ask('entry.log', { ...work, minutes: 90, post: true });
  const { id } = await bank.ask('entry.log', { ...work, minutes: 30, post: true });
  await bank.ask('entry.reverse', { entry: id, reason: 'for another' });
  await bank.ask('entry.log', { ...work, minutes: 600, post: true });
  await bank.ask('entry.log', { ...work, minutes: 45 });
  bank.moveTo('2026-03-02T12:00:00Z');
  ana = await cameByLink(bank, ALDER, 'Ana');
  vera = await cameByLink(bank, ALDER, 'Vera');
});

test('the first page tells what the firm is told, but for drafts', async () => {
  const told = await ana.ask('portal.show');
  const { draftEntries, ...balance } = await bank.ask('balance.show', { client: ALDER });
  assert.equal(draftEntries, 1);
  assert.deepEqual(told.balance, balance);
  assert.deepEqual(told.forecast, await bank.ask('forecast.show', { client: ALDER }));
  assert.deepEqual(
    [told.firm, told.client, told.currency, told.drawOrder, told.mayBuy],
    ['Northwind IT', ALDER, 'EUR', 'purchase', true],
  );
  assert.deepEqual(told.contact, { name: 'Ana', roles: ['billing'] });
  assert.deepEqual(told.pays, {
    ...{ usableWhen: 'paid', online: false, details: ['IBAN DE00', 'BIC X'], termsDays: 10 },
  });
  assert.equal((await vera.ask('portal.show')).mayBuy, false);
});

test('it burns down as the firm sees it', async () => {
  assert.deepEqual(
    await ana.ask('portal.burn-down', { from: '2026-01-01' }),
    await bank.ask('burn-down.show', { client: ALDER, from: '2026-01-01' }),
  );
  const wrong = await ana.refusal('portal.burn-down', { from: '2026-03-03' });
  assert.deepEqual([wrong.code, wrong.fields?.[0]?.field], ['input_invalid', 'from']);
});

test('blocks are told with their invoice, in pages, without the note', async () => {
  const first = await ana.ask('portal.blocks', { limit: 1 });
  const rest = await ana.ask('portal.blocks', { limit: 1, after: first.next });
  assert.deepEqual(
    [...first.items, ...rest.items].map((block) => [
      ...[block.name, block.state, block.leftMinutes, block.price, block.saving],
      block.invoice?.label,
    ]),
    [
      ['B-1', 'open', 510, '900.00', '100.00', 'INV-2026-0001'],
      ['B-2', 'unpaid', 600, '900.00', '100.00', 'INV-2026-0002'],
    ],
  );
  assert.equal(rest.next, null);
  assert.ok(!JSON.stringify(first).includes('told to nobody'));
  assert.equal((await ana.ask('portal.blocks', { left: true })).items.length, 2);
});

test('work is told with what it drew: posted, waiting and reversed, never a draft', async () => {
  const all = await ana.ask('portal.entries', { limit: 2 });
  const rest = await ana.ask('portal.entries', { limit: 2, after: all.next });
  const told = [...all.items, ...rest.items];
  assert.deepEqual(
    told.map(({ state, workedMinutes, draws, waitsFor }) => [
      ...[state, workedMinutes, draws.map((one) => `${one.blockName} ${one.minutes} ${one.value}`)],
      waitsFor,
    ]),
    [
      ['waiting', 600, [], ['B-2']],
      ['reversed', 30, ['B-1 30 45.00'], []],
      ['posted', 90, ['B-1 90 135.00'], []],
    ],
  );
  assert.ok(told.every(({ description }) => description === 'Mailbox moved'));
  assert.equal((await ana.ask('portal.entries', { state: 'posted' })).items.length, 1);
  assert.equal((await ana.ask('portal.entries', { from: '2026-02-03' })).items.length, 0);
});

test('why tells every rule and block, in the words of the firm', async () => {
  const [posted] = (await ana.ask('portal.entries', { state: 'posted' })).items;
  const why = await ana.ask('portal.why', { entry: posted?.id });
  const own = await bank.ask('entry.why', { entry: posted?.id });
  assert.deepEqual([why.rules, why.blocks], [own.rules, own.blocks]);
  assert.deepEqual(why.entry, posted);
  assert.equal(why.text, own.text);
  // The statement tells the same of it.
  assert.match(own.text, /Mailbox moved/);
  const days = { from: '2026-01-01', to: '2026-03-02' };
  assert.match(JSON.stringify(await ana.ask('portal.statement', days)), /Mailbox moved/);
  const drafts = await bank.ask('entry.list', { state: 'draft' });
  const draft = await ana.refusal('portal.why', { entry: drafts.items[0]?.id });
  assert.equal(draft.code, 'not_found');
});

test('the statement is that of the firm, also as a document', async () => {
  const period = { from: '2026-01-01', to: '2026-03-02' };
  assert.deepEqual(
    await ana.ask('portal.statement', period),
    await bank.ask('statement.show', { client: ALDER, ...period }),
  );
  const bytes = await ana.ask('portal.statement-pdf', period);
  assert.match(await pdfText(bytes), /Alder Dental/);
});

test('invoices are told with what is open, and read as documents', async () => {
  const all = await ana.ask('portal.invoices');
  assert.deepEqual(
    all.items.map(({ label, state, open }) => [label, state, open]),
    [
      ['INV-2026-0002', 'overdue', '900.00'],
      ['INV-2026-0001', 'paid', '0.00'],
    ],
  );
  assert.equal((await ana.ask('portal.invoices', { state: 'overdue' })).items.length, 1);
  assert.equal((await ana.ask('portal.invoices', { state: 'settled' })).items.length, 1);
  const bytes = await ana.ask('portal.invoice-pdf', { invoice: 'INV-2026-0002' });
  assert.match(await pdfText(bytes), /INV-2026-0002/);
});

test('a billing contact pays by a link, told again as long as it is good', async () => {
  const { url } = await ana.ask('portal.pay', { invoice: 'INV-2026-0002' });
  const page = await ana.send(new Request(url));
  assert.match(await page.text(), /900\.00/);
  assert.equal((await ana.ask('portal.pay', { invoice: 'INV-2026-0002' })).url, url);
  await bank.ask('invoice.revoke-links', { invoice: 'INV-2026-0002' });
  assert.notEqual((await ana.ask('portal.pay', { invoice: 'INV-2026-0002' })).url, url);
  const audit = await bank.ask('audit.list', { client: ALDER });
  const deed = audit.items.find(({ operation }) => operation === 'portal.pay');
  assert.deepEqual([deed?.actorKind, deed?.actorName], ['contact', 'Ana']);
  // By which link they came, and who made that: a link may be in other hands than it was meant for.
  const of = (operation: string) => audit.items.filter((one) => one.operation === operation);
  const made = of('contact.link').find(({ summary }) => /Ana/.test(JSON.stringify(summary)));
  const { link } = Object(made?.summary);
  assert.match(link, /^[0-9a-f-]{36}$/);
  assert.deepEqual(Object(deed?.summary).byLink, { id: link, madeBy: made?.actor });
  assert.ok(!JSON.stringify(audit).includes('/pay/'));
});

test('what is held is told: the client, its contacts, and how many records since when', async () => {
  const held = await ana.ask('portal.held');
  assert.deepEqual(
    held.contacts.map(({ name, mail, phone }) => [name, mail, phone]),
    [
      ['Ana', 'Ana@Alder.example', '0123'],
      ['Vera', null, null],
    ],
  );
  const day = 86_400_000;
  const [now, until] = [bank.app.clock(), bank.app.clock() + 90 * day];
  const [since, end] = [new Date(now).toISOString(), new Date(until).toISOString()];
  assert.deepEqual(held.links, [
    { contact: 'Vera', since, until: end, revokedAt: null },
    { contact: 'Ana', since, until: end, revokedAt: null },
  ]);
  assert.deepEqual(held.sessions, []);
  assert.deepEqual(
    held.records.map(({ what, count, since }) => [what, count, since]),
    [
      ['blocks', 2, '2026-01-05'],
      ['entries', 3, '2026-02-02'],
      ['invoices', 2, '2026-01-05'],
      ['payments', 1, '2026-01-05'],
    ],
  );
});

test('nothing of it went wrong', () => {
  assert.deepEqual(bank.faults, []);
});
