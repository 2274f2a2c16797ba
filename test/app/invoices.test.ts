/** Invoices as people issue them: looked at, issued, listed, sent, opened by links, credited. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Bank, openBank } from '../support/bank.ts';

type Invoice = OutputOf<'invoice.issue'>;

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('rate.set', { workType: 'travel', flatFee: '35.00' });
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
  await bank.ask('tax-rate.set', { taxRate: 'reduced', rate: '7' });
  await bank.ask('billing.set', { taxRate: 'standard', paymentTermsDays: 14 });
});

let clients = 0;

async function newClient(given: object = {}): Promise<string> {
  clients += 1;
  const { name } = await bank.ask('client.add', { name: `Client ${clients}`, ...given });
  return name;
}

/** A client whose invoices go to somebody. */
async function mailedClient(): Promise<string> {
  const client = await newClient();
  await bank.ask('client-billing.set', { client, mails: [`books-${clients}@client.example`] });
  return client;
}

const item = (amount: string, given: object = {}) => ({ description: 'Set-up', amount, ...given });

async function issue(client: string, given: object): Promise<Invoice> {
  return await bank.ask('invoice.issue', { client, ...given });
}

async function soundBooks(): Promise<void> {
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
  assert.deepEqual(bank.faults, []);
}

/** The mails there are about something. */
async function mailsAbout(id: string) {
  const { items } = await bank.ask('mail.list', { limit: 200 });
  return items.filter(({ about }) => about === id);
}

const told = (invoice: Invoice): string[] =>
  invoice.lines.map(({ kind, net, tax, gross }) => `${kind} ${net} + ${tax} = ${gross}`);

test('an invoice has a line for each block, item and entry, with tax by line', async () => {
  const client = await newClient();
  await bank.ask('entry.log', {
    ...{ client, workType: 'travel', minutes: 20, workedOn: '2026-03-05', post: true },
  });
  const recipe = {
    blocks: [
      { minutes: 1200, ratePerHour: '90.00' },
      { minutes: 60, price: '100.01', name: 'X' },
    ],
    items: [item('250.00'), item('10.70', { taxRate: 'reduced', includesTax: true })],
    unbilledThrough: '2026-03-10',
    note: 'Thank you',
  };
  const shown = await bank.ask('invoice.preview', { client, ...recipe });
  const issued = await issue(client, recipe);
  assert.deepEqual(told(issued), [
    'block 1800.00 + 342.00 = 2142.00',
    'block 100.01 + 19.00 = 119.01',
    'project 250.00 + 47.50 = 297.50',
    'project 10.00 + 0.70 = 10.70',
    'travel 35.00 + 6.65 = 41.65',
  ]);
  const { net, tax, gross, open, dueOn, state } = issued;
  assert.deepEqual([net, tax, gross, open], ['2195.01', '415.85', '2610.86', '2610.86']);
  assert.deepEqual([dueOn, state], ['2026-03-24', 'open']);
  assert.deepEqual(
    issued.taxes.map((one) => [one.percent, one.net, one.tax]),
    [
      ['19', '2185.01', '415.15'],
      ['7', '10.00', '0.70'],
    ],
  );
  const bare = ({ id: _, lines, ...rest }: Invoice) => ({
    ...rest,
    lines: lines.map(({ block: __, ...line }) => line),
  });
  assert.deepEqual(bare(shown), bare(issued));
  const kept = await bank.ask('invoice.show', { invoice: issued.label });
  assert.deepEqual(kept.invoice, issued);
  assert.deepEqual([kept.settlements, kept.links], [[], []]);
  await soundBooks();
});

test('a preview keeps nothing: no number, no block, no mail', async () => {
  const client = await mailedClient();
  const before = await bank.ask('invoice.list', { limit: 200 });
  const shown = await bank.ask('invoice.preview', {
    ...{ client, blocks: [{ minutes: 60, price: '90.00' }] },
  });
  assert.deepEqual(await bank.ask('invoice.list', { limit: 200 }), before);
  assert.deepEqual((await bank.ask('block.list', { client })).items, []);
  assert.deepEqual(await mailsAbout(shown.id), []);
  const issued = await issue(client, { items: [item('1.00')] });
  assert.equal(issued.label, shown.label);
});

test('numbers follow one another, also of invoices that are issued at once', async () => {
  const names = [await newClient(), await newClient(), await newClient()];
  const many = Array.from({ length: 24 }, (_, place) => names[place % 3] ?? '');
  const results = await Promise.all(
    many.map(async (client, place) => {
      // Every fifth is refused, and takes no number.
      const wrong = place % 5 === 4;
      if (!wrong) return (await issue(client, { items: [item('10.00')] })).label;
      await bank.refusal('invoice.issue', { client, items: [item('10.00', { taxRate: 'no' })] });
      return null;
    }),
  );
  const numbers = results.flatMap((label) => (label === null ? [] : [Number(label.slice(-4))]));
  numbers.sort((a, b) => a - b);
  const first = numbers[0] ?? 0;
  assert.deepEqual(
    numbers,
    numbers.map((_, place) => first + place),
  );
  await soundBooks();
});

test('the first documents of a series may be wanted at once, by several firms too', async () => {
  const firms = await Promise.all(['Firm A', 'Firm B'].map((name) => bank.addFirm(name)));
  const labels = await Promise.all(
    firms.map(async (firm) => {
      const as = { firm, role: 'owner' } as const;
      const many = Array.from({ length: 8 }, (_, place) => `Client ${place}`);
      for (const name of many) await bank.ask('client.add', { name }, { as });
      const issued = await Promise.all(
        many.map((client) => bank.ask('invoice.issue', { client, items: [item('1.00')] }, { as })),
      );
      return issued.map(({ label }) => label).sort();
    }),
  );
  const expected = Array.from({ length: 8 }, (_, place) => `INV-2026-000${place + 1}`);
  assert.deepEqual(labels, [expected, expected]);
  assert.deepEqual(bank.faults, []);
});

test('what is wrong in a recipe is refused, and nothing is issued', async () => {
  const client = await newClient();
  const refused = async (given: object): Promise<string> => {
    const { code, fields } = await bank.refusal('invoice.issue', { client, ...given });
    return fields === undefined ? code : `${code} ${fields.map(({ field }) => field)}`;
  };
  const one = [item('10.00')];
  assert.equal(await refused({}), 'nothing_to_invoice');
  assert.equal(await refused({ unbilledThrough: '2026-03-10' }), 'nothing_to_invoice');
  assert.equal(await refused({ items: one, issuedOn: '2026-03-11' }), 'input_invalid issuedOn');
  const block = { minutes: 60, price: '90.00' };
  assert.equal(await refused({ blocks: [block], issuedOn: '2026-03-11' }), 'block_in_future');
  assert.equal(await refused({ items: one, dueOn: '2026-03-09' }), 'input_invalid dueOn');
  assert.equal(await refused({ items: [item('1.005')] }), 'input_invalid items.0.amount');
  assert.equal(await refused({ items: [item('1.00', { taxRate: 'other' })] }), 'not_found');
  assert.equal(await refused({ blocks: [{ minutes: 60, product: 'None' }] }), 'not_found');
  const named = { ...block, name: 'Same' };
  assert.equal(await refused({ blocks: [named, { ...named, name: 'SAME' }] }), 'name_taken');
  assert.equal(await refused({ client: 'Nobody', items: one }), 'not_found');
  assert.deepEqual((await bank.ask('invoice.list', { client })).items, []);
  await bank.ask('client.archive', { client });
  assert.equal(await refused({ blocks: [block] }), 'client_archived');
});

test('blocks of one invoice are called one after the other, and open when it is paid', async () => {
  const client = await newClient();
  const block = { minutes: 60, price: '100.00' };
  const issued = await issue(client, { blocks: [block, { ...block, name: 'B-3' }, block] });
  const list = async () => (await bank.ask('block.list', { client })).items;
  assert.deepEqual(
    (await list()).map(({ name, usableMinutes }) => `${name} ${usableMinutes}`).sort(),
    ['B-1 0', 'B-3 0', 'B-4 0'],
  );
  await bank.ask('payment.record', { client, invoice: issued.label, amount: '357.00' });
  assert.deepEqual(
    (await list()).map(({ usableMinutes }) => usableMinutes),
    [60, 60, 60],
  );
  await soundBooks();
});

test('a client who is exempt, or owes the tax, is charged none', async () => {
  for (const taxTreatment of ['exempt', 'reverse-charge']) {
    const client = await newClient();
    await bank.ask('client-billing.set', { client, taxTreatment, taxNote: 'See the law' });
    const { tax, gross, taxes } = await issue(client, {
      items: [item('100.00'), item('50.00', { taxRate: 'reduced' })],
    });
    assert.deepEqual([tax, gross, taxes], ['0.00', '150.00', []]);
  }
});

test('lists tell invoices newest first, by client and state, page by page', async () => {
  const client = await newClient();
  const days = ['2026-01-05', '2026-02-02', '2026-02-02', '2026-03-01', '2026-03-10'];
  const issued: Invoice[] = [];
  for (const issuedOn of days)
    issued.push(await issue(client, { issuedOn, items: [item('10.00')] }));
  const [first, second, third, fourth, last] = issued.map(({ label }) => label);
  const { amount } = { amount: '11.90' };
  await bank.ask('payment.record', { client, invoice: second, amount });
  await bank.ask('invoice.credit', { invoice: third, reason: 'Twice' });
  const all = async (filter: object): Promise<(string | undefined)[]> => {
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await bank.ask('invoice.list', { client, limit: 2, after, ...filter });
      assert.ok(page.items.length <= 2);
      found.push(...page.items.map(({ label, state }) => `${label} ${state}`));
      if (page.next === null) return found;
      after = page.next;
    }
  };
  const [note] = (await bank.ask('invoice.list', { client, limit: 1 })).items;
  assert.deepEqual(await all({}), [
    `${note?.label} issued`,
    `${last} open`,
    `${fourth} open`,
    `${third} credited`,
    `${second} paid`,
    `${first} overdue`,
  ]);
  assert.equal(note?.credits, issued[2]?.id);
  assert.deepEqual(await all({ state: 'open' }), [
    `${last} open`,
    `${fourth} open`,
    `${first} overdue`,
  ]);
  assert.deepEqual(await all({ state: 'overdue' }), [`${first} overdue`]);
  const everywhere = await bank.ask('invoice.list', { state: 'overdue' });
  assert.deepEqual(
    everywhere.items.map(({ label }) => label),
    [first],
  );
  assert.equal((await bank.refusal('invoice.list', { after: 'x' })).code, 'cursor_invalid');
  assert.equal((await bank.refusal('invoice.list', { client: 'Nobody' })).code, 'not_found');
});

test('links are made, told and revoked, and none is kept in the audit', async () => {
  const client = await newClient();
  const { label } = await issue(client, { items: [item('10.00')] });
  const short = await bank.ask('invoice.link', { invoice: label, validDays: 7 });
  const long = await bank.ask('invoice.link', { invoice: label });
  assert.equal(short.expiresAt, '2026-03-17T12:00:00.000Z');
  assert.equal(long.expiresAt, '2026-06-08T12:00:00.000Z');
  assert.match(short.url, /^http:\/\/127\.0\.0\.1:4747\/pay\//);
  assert.notEqual(short.url, long.url);
  const links = async () => (await bank.ask('invoice.show', { invoice: label })).links;
  assert.deepEqual(await links(), [short, long]);
  const audit = JSON.stringify(await bank.ask('audit.list', { limit: 500 }));
  assert.equal(audit.includes(short.url.slice(-40)), false);
  bank.moveTo('2026-03-10T13:00:00Z');
  assert.deepEqual(await bank.ask('invoice.revoke-links', { invoice: label }), { revoked: 2 });
  assert.deepEqual(await bank.ask('invoice.revoke-links', { invoice: label }), { revoked: 0 });
  const revokedAt = '2026-03-10T13:00:00.000Z';
  assert.deepEqual(await links(), [
    { ...short, revokedAt },
    { ...long, revokedAt },
  ]);
  bank.moveTo('2026-03-10T12:00:00Z');
});

test('one mail goes out with the link, and none of a preview or of what is refused', async () => {
  const client = await mailedClient();
  const recipe = { client, items: [item('10.00')] };
  const key = 'issue once';
  const issued = await bank.ask('invoice.issue', { ...recipe, mail: true }, { key });
  const again = await bank.ask('invoice.issue', { ...recipe, mail: true }, { key });
  assert.equal(again.id, issued.id);
  const [mail, ...others] = await mailsAbout(issued.id);
  assert.deepEqual(others, []);
  assert.deepEqual(mail?.recipients, [`books-${clients}@client.example`]);
  assert.equal(mail?.subject, `Invoice ${issued.label} from Northwind IT`);
  const { links } = await bank.ask('invoice.show', { invoice: issued.id });
  assert.equal(links.length, 1);
  const kept = await bank.ask('mail.list', { limit: 200 });
  await bank.refusal('invoice.issue', { client, items: [item('1.005')], mail: true });
  const silent = await issue(client, { items: [item('10.00')] });
  assert.deepEqual(await bank.ask('mail.list', { limit: 200 }), kept);
  const sent = await bank.ask('invoice.send', { invoice: silent.label });
  assert.deepEqual(
    (await mailsAbout(silent.id)).map(({ id }) => id),
    [sent.mail],
  );
  assert.equal((await bank.ask('invoice.show', { invoice: silent.id })).links.length, 1);
});

test('what nobody would get is refused, and not issued either', async () => {
  const client = await newClient();
  const recipe = { client, items: [item('10.00')] };
  const refused = await bank.refusal('invoice.issue', { ...recipe, mail: true });
  assert.deepEqual(refused.fields?.[0]?.field, 'mail');
  assert.deepEqual((await bank.ask('invoice.list', { client })).items, []);
  const { label } = await bank.ask('invoice.issue', recipe);
  assert.equal((await bank.refusal('invoice.send', { invoice: label })).code, 'input_invalid');
  assert.deepEqual((await bank.ask('invoice.show', { invoice: label })).links, []);
});

test('an invoice is drawn as PDF under its number', async () => {
  const client = await newClient({ name: 'Ærø & Søn “1/2”' });
  const { label } = await issue(client, { items: [item('10.00')] });
  const bytes = await bank.ask('invoice.pdf', { invoice: label });
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
  assert.equal((await bank.refusal('invoice.pdf', { invoice: 'INV-0' })).code, 'not_found');
});
