/** The firm itself: its name and its time zone; and who did what in it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

async function firmOf(name: string): Promise<{ readonly as: As }> {
  return { as: { firm: await bank.addFirm(name), role: 'owner' } };
}

test('a firm is shown, and changes its name and its time zone, each by itself', async () => {
  const mine = await firmOf('Northwind');
  const shown = await bank.ask('firm.show', {}, mine);
  assert.deepEqual(shown, {
    id: mine.as.firm,
    name: 'Northwind',
    currency: 'EUR',
    timeZone: 'UTC',
    createdAt: '2026-03-01T12:00:00.000Z',
  });
  const renamed = await bank.ask('firm.change', { name: 'Northwind IT' }, mine);
  assert.deepEqual(renamed, { ...shown, name: 'Northwind IT' });
  const moved = await bank.ask('firm.change', { timeZone: 'Pacific/Kiritimati' }, mine);
  assert.deepEqual(moved, { ...renamed, timeZone: 'Pacific/Kiritimati' });
  assert.deepEqual(await bank.ask('firm.show', {}, mine), moved);
  // From then on, today is the day there.
  await bank.ask('client.add', { name: 'Alder' }, mine);
  const { archivedOn } = await bank.ask('client.archive', { client: 'Alder' }, mine);
  assert.equal(archivedOn, '2026-03-02');
});

test('names changed at once are each kept whole', async () => {
  const mine = await firmOf('Before');
  await Promise.all([
    bank.ask('firm.change', { name: 'After' }, mine),
    bank.ask('firm.change', { timeZone: 'Asia/Tokyo' }, mine),
  ]);
  const { name, timeZone } = await bank.ask('firm.show', {}, mine);
  assert.deepEqual([name, timeZone], ['After', 'Asia/Tokyo']);
});

test('what is no time zone is refused, and who may not change the firm', async () => {
  const mine = await firmOf('Zones');
  const refused = await bank.refusal('firm.change', { timeZone: 'Mars/Olympus' }, mine);
  assert.equal(refused.fields?.[0]?.field, 'timeZone');
  const as: As = { ...mine.as, role: 'accountant' };
  assert.equal((await bank.refusal('firm.change', { name: 'Ours' }, { as })).code, 'forbidden');
  assert.equal((await bank.ask('firm.show', {}, { as })).name, 'Zones');
});

test('every change leaves a line: who did what, to what', async () => {
  const mine = await firmOf('Lines');
  const client = await bank.ask('client.add', { name: 'Alder' }, mine);
  bank.moveTo('2026-03-01T12:00:01Z');
  await bank.ask('client.change', { client: 'Alder', reference: 'C-1' }, mine);
  await bank.refusal('client.change', { client: 'Birch', reference: 'C-2' }, mine);
  await bank.ask('client.show', { client: 'Alder' }, mine);
  const { items } = await bank.ask('audit.list', {}, mine);
  assert.deepEqual(
    items.map(({ operation, subject, at }) => [operation, subject, at]),
    [
      ['client.change', client.id, '2026-03-01T12:00:01.000Z'],
      ['client.add', client.id, '2026-03-01T12:00:00.000Z'],
    ],
  );
  const [line] = items;
  assert.deepEqual(
    { ...line, id: '' },
    {
      id: '',
      at: '2026-03-01T12:00:01.000Z',
      actorKind: 'member',
      actor: 'user-owner',
      actorName: 'Kim owner',
      operation: 'client.change',
      client: client.id,
      subject: client.id,
      summary: { client: 'Alder', reference: 'C-1' },
    },
  );
  bank.moveTo('2026-03-01T12:00:00Z');
});

test('a repeat of a key leaves one line', async () => {
  const mine = await firmOf('Repeats');
  const keyed = { ...mine, key: 'name' };
  await bank.ask('firm.change', { name: 'A' }, keyed);
  await bank.ask('firm.change', { name: 'A' }, keyed);
  assert.equal((await bank.ask('audit.list', {}, mine)).items.length, 1);
});

test('lines are listed page by page, all of them once: of the firm, and of one client', async () => {
  const mine = await firmOf('Pages');
  const alder = await bank.ask('client.add', { name: 'Alder' }, mine);
  const birch = await bank.ask('client.add', { name: 'Birch' }, mine);
  for (let place = 0; place < 9; place += 1) {
    // Three lines of each moment: their ids put them in order.
    bank.moveTo(`2026-03-02T12:00:0${Math.floor(place / 3)}Z`);
    const client = place % 2 === 0 ? 'alder' : birch.id;
    await bank.ask('contact.add', { client, name: `Person ${place}` }, mine);
  }
  const whole = await bank.ask('audit.list', { limit: 500 }, mine);
  assert.equal(whole.items.length, 11);
  const order = whole.items.map(({ at, id }) => `${at} ${id}`);
  assert.deepEqual(order, order.toSorted().reverse());
  const paged = await allPages((after) => bank.ask('audit.list', { after, limit: 2 }, mine));
  assert.deepEqual(paged.items, whole.items);
  const ofAlder = await allPages((after) =>
    bank.ask('audit.list', { client: 'ALDER', after, limit: 2 }, mine),
  );
  assert.deepEqual(
    ofAlder.items,
    whole.items.filter(({ client, subject }) => client === alder.id || subject === alder.id),
  );
  assert.equal(ofAlder.items.length, 6);
  bank.moveTo('2026-03-01T12:00:00Z');
});

test('no firm sees the lines of another, and not everybody those of their own', async () => {
  const mine = await firmOf('Mine');
  const theirs = await firmOf('Theirs');
  const { id } = await bank.ask('client.add', { name: 'Alder' }, mine);
  assert.deepEqual((await bank.ask('audit.list', {}, theirs)).items, []);
  assert.equal((await bank.refusal('audit.list', { client: id }, theirs)).code, 'not_found');
  assert.equal((await bank.refusal('audit.list', { after: 'x' }, mine)).code, 'cursor_invalid');
  const roles = { owner: true, accountant: true, billing: false, technician: false } as const;
  for (const [role, may] of Object.entries(roles)) {
    const as = { ...mine.as, role } as As;
    if (may) assert.equal((await bank.ask('audit.list', {}, { as })).items.length, 1);
    else assert.equal((await bank.refusal('audit.list', {}, { as })).code, 'forbidden');
  }
  assert.deepEqual(bank.faults, []);
});
