/** Policies: versions by day, exceptions of clients, told in plain words, and what they do to work. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

const reason = 'As in the new terms';

/** A firm of its own with a client, to ask as its owner. */
async function firmOf(name: string) {
  const as: As = { firm: await bank.addFirm(name), role: 'owner' };
  const client = (await bank.ask('client.add', { name: 'Alder' }, { as })).id;
  const billed = async (minutes: number, workedOn: string, of = client) => {
    const work = { client: of, workType: 'remote', minutes, workedOn };
    const { entry } = await bank.ask('entry.preview', work, { as });
    return entry.outcome?.billedMinutes;
  };
  const set = (settings: object, more: object = {}) =>
    bank.ask('policy.set', { settings, reason, ...more }, { as });
  return { mine: { as }, client, billed, set };
}

test('a firm that has set nothing has the default policy, told in full', async () => {
  const { mine } = await firmOf('Nothing');
  const shown = await bank.ask('policy.show', {}, mine);
  assert.deepEqual([shown.on, shown.firmVersion, shown.clientVersion], ['2026-03-01', 0, 0]);
  assert.equal(shown.settings.increment, 1);
  assert.equal(shown.settings.blockUsable, 'paid');
  assert.ok(shown.says.includes('Time is billed to the minute.'));
  assert.ok(shown.says.includes('A block may be used once it is paid in full.'));
  assert.deepEqual((await bank.ask('policy.list', {}, mine)).items, []);
});

test('a version tells what it sets', async () => {
  const { set, mine } = await firmOf('Words');
  const version = await set({ increment: 15, rounding: 'up' });
  assert.deepEqual(
    { ...version, createdAt: '', createdBy: '' },
    {
      client: null,
      version: 1,
      validFrom: '2026-03-01',
      settings: { increment: 15, rounding: 'up' },
      reason,
      createdAt: '',
      createdBy: '',
      says: [
        'Time is billed in steps of 15 min, rounded up: 16 min of work is billed as 30 min.',
        'Everything else is as it is by default.',
      ],
    },
  );
  assert.deepEqual((await bank.ask('policy.list', {}, mine)).items, [version]);
  const shown = await bank.ask('policy.show', {}, mine);
  assert.equal(shown.firmVersion, 1);
  assert.ok(shown.says.includes(version.says[0] ?? ''));
});

test('work is billed by the policy of its day', async () => {
  const { set, billed, mine } = await firmOf('Days');
  await set({ increment: 15 });
  await set({ increment: 30 }, { validFrom: '2026-03-10' });
  assert.equal(await billed(16, '2026-02-28'), 16);
  assert.equal(await billed(16, '2026-03-01'), 30);
  bank.moveTo('2026-03-20T12:00:00Z');
  assert.equal(await billed(31, '2026-03-09'), 45);
  assert.equal(await billed(31, '2026-03-10'), 60);
  bank.moveTo('2026-03-01T12:00:00Z');
  const firmVersionOn = async (on: string) =>
    (await bank.ask('policy.show', { on }, mine)).firmVersion;
  assert.deepEqual(
    await Promise.all(['2026-02-28', '2026-03-09', '2026-03-10'].map(firmVersionOn)),
    [0, 1, 2],
  );
});

test('a later version touches no work that was posted before', async () => {
  const { set, billed, client, mine } = await firmOf('Posted');
  await set({ increment: 15 });
  const work = { client, workType: 'remote', minutes: 20, workedOn: '2026-03-01', post: true };
  const entry = await bank.ask('entry.log', work, mine);
  assert.equal(entry.outcome?.billedMinutes, 30);
  assert.deepEqual(entry.outcome?.policyVersions, { firm: 1, client: 0 });
  await set({ increment: 1 });
  assert.deepEqual(await bank.ask('entry.show', { entry: entry.id }, mine), entry);
  // Of two versions from the same day, the one that was written later holds.
  assert.equal(await billed(20, '2026-03-01'), 20);
});

test("a client's exceptions stand over the firm's policy, and only for that client", async () => {
  const { set, billed, client, mine } = await firmOf('Exceptions');
  const birch = (await bank.ask('client.add', { name: 'Birch' }, mine)).id;
  await set({ increment: 15, minimum: 60 });
  const own = await set({ increment: 6 }, { client: 'ALDER' });
  assert.deepEqual([own.client, own.version], [client, 1]);
  assert.deepEqual(own.says, [
    'Time is billed in steps of 6 min, rounded up: 1 h 7 min of work is billed as 1 h 12 min.',
    "Everything else is as in the firm's own policy.",
  ]);
  assert.equal(await billed(61, '2026-03-01'), 66);
  assert.equal(await billed(5, '2026-03-01'), 60);
  assert.equal(await billed(61, '2026-03-01', birch), 75);
  const shown = await bank.ask('policy.show', { client }, mine);
  assert.deepEqual([shown.firmVersion, shown.clientVersion], [1, 1]);
  assert.deepEqual([shown.settings.increment, shown.settings.minimum], [6, 60]);
  // A version takes the place of the one before: with nothing in it, the exceptions end.
  const ended = await set({}, { client });
  assert.deepEqual(ended.says, ["Everything is as in the firm's own policy."]);
  assert.equal(await billed(61, '2026-03-01'), 75);
  const { items } = await bank.ask('policy.list', { client }, mine);
  assert.deepEqual(
    items.map(({ version }) => version),
    [2, 1],
  );
  assert.equal((await bank.ask('policy.list', {}, mine)).items.length, 1);
});

test('a preview tells what a version would do, and keeps nothing', async () => {
  const { set, client, mine } = await firmOf('Preview');
  await set({ increment: 15 });
  const steps = (minutes: number) => `Time is billed in steps of ${minutes} min`;
  const preview = async (input: object) => {
    const told = await bank.ask('policy.preview', { settings: {}, ...input }, mine);
    return { ...told, says: told.says[0], saysNow: told.saysNow[0] };
  };
  const own = await preview({ client, settings: { increment: 6 } });
  assert.deepEqual([own.on, own.settings.increment], ['2026-03-01', 6]);
  assert.ok(own.says?.startsWith(steps(6)));
  assert.ok(own.saysNow?.startsWith(steps(15)));
  const shown = await bank.ask('policy.show', { client }, mine);
  assert.deepEqual([shown.clientVersion, shown.settings.increment], [0, 15]);
  // Without exceptions it is the firm's; a firm that sets nothing is as by default.
  const none = await preview({ client });
  assert.equal(none.says, none.saysNow);
  assert.equal((await preview({})).says, 'Time is billed to the minute.');
  await set({ increment: 30 }, { validFrom: '2026-04-01' });
  const later = await preview({ client, validFrom: '2026-04-01', settings: { minimum: 30 } });
  assert.equal(later.settings.increment, 30);
  assert.ok(later.saysNow?.startsWith(steps(30)));
  const refused = await bank.refusal('policy.preview', { client: 'Nobody', settings: {} }, mine);
  assert.equal(refused.code, 'not_found');
  const set6 = await set({ increment: 6 }, { client });
  assert.equal(set6.version, 1);
});

test('versions set at once get numbers of their own, without a gap', async () => {
  const { set, client, mine } = await firmOf('At once');
  const birch = (await bank.ask('client.add', { name: 'Birch' }, mine)).id;
  const targets = [{}, { client }, { client: birch }];
  const versions = await Promise.all(
    Array.from({ length: 12 }, (_, place) => set({ minimum: place }, targets[place % 3])),
  );
  for (const whose of [null, client, birch]) {
    const numbers = versions.filter((one) => one.client === whose).map(({ version }) => version);
    assert.deepEqual(numbers.toSorted(), [1, 2, 3, 4]);
  }
});

test('pages of versions have all of them, each once, the last first', async () => {
  const { set, mine } = await firmOf('Pages');
  for (let place = 0; place < 7; place += 1) await set({ minimum: place });
  const { items, pages } = await allPages((after) =>
    bank.ask('policy.list', { after, limit: 3 }, mine),
  );
  assert.deepEqual(
    items.map(({ version }) => version),
    [7, 6, 5, 4, 3, 2, 1],
  );
  assert.equal(pages, 3);
  for (const key of [['0'], ['-1'], ['a'], ['1', '2'], ['10000000000']]) {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url');
    assert.equal((await bank.refusal('policy.list', { after }, mine)).code, 'cursor_invalid');
  }
});

test('what is no setting, or no value of one, is refused', async () => {
  const { mine } = await firmOf('Flaws');
  for (const [settings, field] of [
    [{ increment: 7 }, 'settings.increment'],
    [{ minimum: -1 }, 'settings.minimum'],
    [{ travels: 'free' }, 'settings.travels'],
  ] as const) {
    const refused = await bank.refusal('policy.set', { settings, reason }, mine);
    assert.equal(refused.fields?.[0]?.field, field);
  }
  const silent = await bank.refusal('policy.set', { settings: {} }, mine);
  assert.equal(silent.fields?.[0]?.field, 'reason');
  const nobody = { client: 'Nobody', settings: {}, reason };
  assert.equal((await bank.refusal('policy.set', nobody, mine)).code, 'not_found');
  assert.equal((await bank.refusal('policy.show', { client: 'Nobody' }, mine)).code, 'not_found');
  assert.equal((await bank.refusal('policy.list', { client: 'Nobody' }, mine)).code, 'not_found');
  assert.deepEqual((await bank.ask('policy.list', {}, mine)).items, []);
});

test('a key takes effect once', async () => {
  const { mine } = await firmOf('Once');
  const keyed = { ...mine, key: 'terms' };
  const asked = { settings: { increment: 15 }, reason };
  const answers = await Promise.all([1, 2, 3].map(() => bank.ask('policy.set', asked, keyed)));
  assert.deepEqual(new Set(answers.map(({ version }) => version)), new Set([1]));
  const other = { ...asked, reason: 'Another' };
  assert.equal((await bank.refusal('policy.set', other, keyed)).code, 'key_reused');
  assert.equal((await bank.ask('policy.list', {}, mine)).items.length, 1);
});

test('no firm sees the policies of another, and only an owner sets them', async () => {
  const { set, client, mine } = await firmOf('Mine');
  const theirs = (await firmOf('Theirs')).mine;
  await set({ increment: 15 });
  await set({ increment: 30 }, { client });
  assert.deepEqual((await bank.ask('policy.list', {}, theirs)).items, []);
  assert.equal((await bank.ask('policy.show', {}, theirs)).firmVersion, 0);
  const strange = { client, settings: {}, reason };
  assert.equal((await bank.refusal('policy.set', strange, theirs)).code, 'not_found');
  assert.equal((await bank.refusal('policy.list', { client }, theirs)).code, 'not_found');
  const as: As = { ...mine.as, role: 'billing' };
  assert.equal((await bank.refusal('policy.set', strange, { as })).code, 'forbidden');
  assert.equal((await bank.ask('policy.show', { client }, { as })).settings.increment, 30);
  assert.deepEqual(bank.faults, []);
});
