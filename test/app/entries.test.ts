/** Entries: logged, shown, changed, discarded, previewed and posted. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { drew, type Workplace, workplace } from '../support/entries.ts';

let bank: Bank;
let alder: Workplace;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z');
  await bank.ask('client.add', { name: 'Alder Dental' });
  await bank.ask('block.grant', { client: 'Alder Dental', minutes: 6000, note: 'Plenty' });
  alder = workplace(bank, 'Alder Dental');
});

test('a draft is kept as it was written, and draws nothing', async () => {
  const usable = await alder.usable();
  const draft = await alder.draft({
    job: 'T-1',
    description: 'Printer\nagain',
    startedAt: '2026-03-01T09:00:00Z',
    endedAt: '2026-03-01T10:00:30Z',
    breakMinutes: 15,
  });
  assert.equal(draft.state, 'draft');
  assert.equal(draft.version, 1);
  assert.equal(draft.workedMinutes, 46);
  assert.equal(draft.workedOn, '2026-03-01');
  assert.equal(draft.technician, 'Kim owner');
  assert.equal(draft.outcome, null);
  assert.deepEqual(await bank.ask('entry.show', { entry: draft.id.toUpperCase() }), draft);
  assert.equal(await alder.usable(), usable);
});

test('a draft is posted, once', async () => {
  const draft = await alder.draft({ minutes: 45 });
  const posted = await bank.ask('entry.post', { entry: draft.id, version: 1 }, { key: 'post 1' });
  assert.equal(drew(posted), 'B-1 45 0.00');
  assert.equal(posted.version, 2);
  assert.deepEqual(await bank.ask('entry.show', { entry: draft.id }), posted);
  const again = await bank.ask('entry.post', { entry: draft.id, version: 1 }, { key: 'post 1' });
  assert.deepEqual(again, posted);
  const twice = await bank.refusal('entry.post', { entry: draft.id });
  assert.equal(twice.code, 'entry_state');
  assert.match(twice.detail, /is posted; this needs one that is open: correct or reverse it/);
});

test('a preview of posting equals the posting that follows, to the last field', async () => {
  const draft = await alder.draft({ minutes: 17, technician: 'Robin' });
  const preview = await bank.ask('entry.preview-posting', { entry: draft.id });
  assert.deepEqual(await bank.ask('entry.show', { entry: draft.id }), draft);
  const posted = await bank.ask('entry.post', { entry: draft.id });
  assert.deepEqual(preview.entry, posted);
  assert.equal(preview.usableMinutesAfter, preview.usableMinutesBefore - 17);
  assert.equal(await alder.usable(), preview.usableMinutesAfter);
});

test('a preview of work equals the log that follows, but for its id', async () => {
  const work = { client: 'Alder Dental', workType: 'REMOTE', minutes: 21, job: 'T-9' };
  const preview = await bank.ask('entry.preview', work);
  const logged = await bank.ask('entry.log', { ...work, post: true });
  const { id, sourceId } = preview.entry;
  assert.deepEqual(preview.entry, { ...logged, id, sourceId });
  assert.equal(logged.workType, 'remote');
});

test('only what is named is changed; a version that is not the last one is refused', async () => {
  const draft = await alder.draft({ job: 'T-2', description: 'Before' });
  const changed = await bank.ask('entry.change', {
    entry: draft.id,
    version: 1,
    description: 'After',
    technician: 'Robin',
  });
  assert.deepEqual(changed, {
    ...draft,
    version: 2,
    description: 'After',
    technician: 'Robin',
  });
  const late = await bank.refusal('entry.change', { entry: draft.id, version: 1, job: 'T-3' });
  assert.equal(late.status, 409);
  assert.equal(late.code, 'version_conflict');
  const latePost = await bank.refusal('entry.post', { entry: draft.id, version: 1 });
  assert.equal(latePost.code, 'version_conflict');
  const nothing = await bank.refusal('entry.change', { entry: draft.id });
  assert.equal(nothing.code, 'input_invalid');
  const mistyped = await bank.refusal('entry.change', { entry: draft.id, workType: 'on-sit' });
  assert.equal(mistyped.code, 'work_type_unknown');
  assert.match(mistyped.detail, /did you mean "on-site"/);
});

test('times given anew take the place of the old ones', async () => {
  const told = async (given: object, anew: object): Promise<string> => {
    const { id } = await alder.draft(given);
    const changed = await bank.ask('entry.change', { entry: id, ...anew });
    const clock = (instant: string | null) => (instant === null ? '-' : instant.slice(11, 16));
    const { workedOn, startedAt, endedAt, workedMinutes } = changed;
    return `${workedOn} ${clock(startedAt)} ${clock(endedAt)} ${workedMinutes}`;
  };
  const at = (clock: string) => `2026-03-01T${clock}:00Z`;
  const clock = { startedAt: at('09:00'), endedAt: at('10:00'), breakMinutes: 10 };
  const started = { startedAt: at('09:00'), minutes: 40 };
  const written = { workedOn: '2026-02-27', minutes: 40 };
  // biome-ignore format: a table
  const rows: readonly (readonly [object, object, string])[] = [
    [clock,   { minutes: 45 },                                 '2026-03-01 09:00 - 45'],
    [clock,   { endedAt: at('10:30') },                        '2026-03-01 09:00 10:30 80'],
    [clock,   { startedAt: at('09:30') },                      '2026-03-01 09:30 10:00 20'],
    [clock,   { breakMinutes: 0 },                             '2026-03-01 09:00 10:00 60'],
    [clock,   { startedAt: at('11:00'), endedAt: at('12:00') }, '2026-03-01 11:00 12:00 60'],
    [clock,   { workedOn: '2026-03-01' },                      '2026-03-01 09:00 10:00 50'],
    [started, { startedAt: '2026-02-28T08:00:00Z' },           '2026-02-28 08:00 - 40'],
    [started, { endedAt: at('09:30') },                        '2026-03-01 09:00 09:30 30'],
    [started, { minutes: 5 },                                  '2026-03-01 09:00 - 5'],
    [written, { workedOn: '2026-02-26' },                      '2026-02-26 - - 40'],
    [written, { minutes: 50 },                                 '2026-02-27 - - 50'],
    [written, { startedAt: at('09:00') },                      '2026-03-01 09:00 - 40'],
    [written, { startedAt: at('09:00'), endedAt: at('10:00') }, '2026-03-01 09:00 10:00 60'],
  ];
  for (const [given, anew, expected] of rows) {
    assert.equal(await told(given, anew), expected, JSON.stringify(anew));
  }
});

test('times that cannot be are refused, and change nothing', async () => {
  const draft = await alder.draft({
    startedAt: '2026-03-01T09:00:00Z',
    endedAt: '2026-03-01T10:00:00Z',
  });
  const codeOf = async (anew: object) =>
    (await bank.refusal('entry.change', { entry: draft.id, ...anew })).code;
  assert.equal(await codeOf({ startedAt: '2026-03-01T11:00:00Z' }), 'entry_ends_before_start');
  assert.equal(await codeOf({ breakMinutes: 61 }), 'break_too_long');
  assert.equal(await codeOf({ endedAt: '2026-03-02T09:01:00Z' }), 'entry_too_long');
  assert.equal(await codeOf({ workedOn: '2026-02-28' }), 'input_invalid');
  assert.equal(await codeOf({ minutes: 10, breakMinutes: 5 }), 'input_invalid');
  const written = await alder.draft({ minutes: 5 });
  const end = await bank.refusal('entry.change', {
    entry: written.id,
    endedAt: '2026-03-01T10:00:00Z',
  });
  assert.equal(end.code, 'input_invalid');
  assert.deepEqual(await bank.ask('entry.show', { entry: draft.id }), draft);
});

test('a draft is discarded for good; a repeat gets the first answer', async () => {
  const draft = await alder.draft();
  await bank.ask('entry.change', { entry: draft.id, job: 'T-7' }, { key: 'change it' });
  const done = await bank.ask('entry.discard', { entry: draft.id }, { key: 'discard it' });
  assert.deepEqual(done, { discarded: draft.id });
  const gone = await bank.refusal('entry.show', { entry: draft.id });
  assert.equal(gone.code, 'not_found');
  const again = await bank.ask('entry.discard', { entry: draft.id }, { key: 'discard it' });
  assert.deepEqual(again, done);
  const changed = await bank.ask(
    'entry.change',
    { entry: draft.id, job: 'T-7' },
    { key: 'change it' },
  );
  assert.equal(changed.job, 'T-7');
  const reused = await bank.refusal(
    'entry.change',
    { entry: draft.id, job: 'T-8' },
    { key: 'change it' },
  );
  assert.equal(reused.code, 'key_reused');
});

test('what is posted is neither changed nor discarded', async () => {
  const posted = await alder.posted();
  for (const [name, input] of [
    ['entry.change', { job: 'T-1' }],
    ['entry.discard', {}],
    ['entry.preview-posting', {}],
  ] as const) {
    const refusal = await bank.refusal(name, { entry: posted.id, ...input });
    assert.equal(refusal.code, 'entry_state', name);
    assert.equal(refusal.status, 409);
  }
  assert.deepEqual(await bank.ask('entry.show', { entry: posted.id }), posted);
});

test('an entry of another firm is not there', async () => {
  const draft = await alder.draft();
  const posted = await alder.posted();
  const other: As = { firm: await bank.addFirm('Southwind IT'), role: 'owner' };
  for (const [name, input] of [
    ['entry.show', {}],
    ['entry.why', {}],
    ['entry.change', { job: 'mine' }],
    ['entry.discard', {}],
    ['entry.preview-posting', {}],
    ['entry.post', {}],
    ['entry.reverse', { reason: 'mine' }],
    ['entry.correct', { reason: 'mine' }],
    ['entry.cover', { block: 'B-1', consent: 'mine' }],
  ] as const) {
    for (const entry of [draft.id, posted.id, randomUUIDv7()]) {
      const refusal = await bank.refusal(name, { entry, ...input }, { as: other });
      const { status, code, detail } = refusal;
      assert.deepEqual([status, code], [404, 'not_found'], name);
      assert.match(detail, new RegExp(`^there is no entry "${entry}"`));
    }
  }
  assert.deepEqual((await bank.ask('entry.list', {}, { as: other })).items, []);
});

test('work on a day to come is a draft until then', async () => {
  const draft = await alder.draft({ workedOn: '2026-03-09' });
  assert.equal((await bank.refusal('entry.post', { entry: draft.id })).code, 'work_in_future');
  bank.moveTo('2026-03-09T08:00:00Z');
  assert.equal((await bank.ask('entry.post', { entry: draft.id })).state, 'posted');
  bank.moveTo('2026-03-02T12:00:00Z');
});

test('who may not post may log, change and discard', async () => {
  const as: As = { firm: bank.firm, role: 'technician', scopes: ['entries:write'] };
  const draft = await alder.draft({}, as);
  const log = await bank.refusal(
    'entry.log',
    { client: 'Alder Dental', workType: 'remote', minutes: 5, post: true },
    { as },
  );
  assert.equal(log.code, 'forbidden');
  assert.equal((await bank.refusal('entry.post', { entry: draft.id }, { as })).code, 'forbidden');
  await bank.ask('entry.change', { entry: draft.id, minutes: 6 }, { as });
  await bank.ask('entry.discard', { entry: draft.id }, { as });
});

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));
