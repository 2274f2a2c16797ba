/** What pages of Time say: the week as a grid, what an entry draws, and a timer that was forgotten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutputOf } from '../../src/contract/operations.ts';
import {
  countedText,
  drawParts,
  type Outcome,
  toneOf,
} from '../../src/web/console/time/draw-words.ts';
import { endOf, forgottenWhy } from '../../src/web/console/time/timer-end.ts';
import { mondayOf, weekOf } from '../../src/web/console/time/week.ts';
import { dayText, hoursText, moneyText, rateText } from '../../src/web/ui/format.ts';

type Entry = OutputOf<'entry.show'>;

const NOTHING: Outcome = {
  coverage: 'block',
  billedMinutes: 45,
  drawnMinutes: 45,
  draws: [],
  overageMinutes: 0,
  overageValue: '0.00',
  separateMinutes: 0,
  separateValue: '0.00',
  waitsFor: [],
  decision: [],
  policyVersions: { firm: 1, client: 0 },
  postedAt: '2026-03-02T09:00:00Z',
  postedBy: 'kim',
  journal: 1,
  reversal: null,
};

function entryOf(changes: Partial<Entry>): Entry {
  return {
    ...{ id: 'e', client: 'c-1', clientName: 'Alder', technician: 'Kim', job: '' },
    ...{ workType: 'remote', description: '', workedOn: '2026-03-02', workedMinutes: 45 },
    ...{ startedAt: null, endedAt: null, state: 'posted', version: 1, source: 'hourbank' },
    ...{ sourceId: 'e', corrects: null, currency: 'EUR', outcome: null },
    ...changes,
  } as Entry;
}

const slice = (block: string, minutes: number) => ({
  ...{ block, blockName: block, minutes },
  value: '0.00',
});

function says(outcome: Partial<Outcome>): string {
  const entry = { workedMinutes: 45, currency: 'EUR', outcome: { ...NOTHING, ...outcome } };
  const facts = { boughtOn: '2026-02-03', ratePerHour: '95.00', currency: 'EUR' };
  const parts = drawParts(entry, (block) => (block === 'B-1' ? facts : undefined));
  return parts.map(({ text }) => text).join('');
}

test('what is drawn is told block by block, and overage with its figure', () => {
  const first = `${hoursText(15)} from B-1 of ${dayText('2026-02-03')} at ${rateText('95.00', 'EUR')}`;
  assert.equal(says({ draws: [slice('B-1', 15)] }), `Draws ${first}`);
  assert.equal(
    says({ draws: [slice('B-1', 15), slice('B-2', 30)] }),
    `Draws ${hoursText(45)}: ${first}, ${hoursText(30)} from B-2`,
  );
  const overage = { overageMinutes: 30, overageValue: '50.00' };
  const worth = `${hoursText(30)} of overage: ${moneyText('50.00', 'EUR')}`;
  assert.equal(says({ draws: [slice('B-1', 15)], ...overage }), `Draws ${first}; ${worth}`);
  assert.equal(says(overage), `Draws nothing: no block covers it; ${worth}`);
  assert.match(says({ overageMinutes: 30, overageValue: null }), /no rate is set for it$/);
});

test('what draws nothing says why', () => {
  const apart = { coverage: 'separate', drawnMinutes: 0 } as const;
  assert.match(says({ ...apart, separateMinutes: 45, separateValue: '48.00' }), /billed apart/);
  assert.match(says(apart), /travel is free/);
  assert.match(says({ billedMinutes: 0, drawnMinutes: 0 }), /nothing was worked/);
  const waiting = { coverage: 'waiting' } as const;
  assert.match(says({ ...waiting, waitsFor: ['B-2'] }), /waits until B-2 is paid, then draws 45/);
  assert.match(says({ ...waiting, waitsFor: ['B-2', 'B-3'] }), /B-2, B-3 are paid/);
  assert.match(says(waiting), /a block or a decision/);
  const tones = [{ ...NOTHING, ...apart }, { ...NOTHING, ...waiting }, NOTHING].map(toneOf);
  assert.deepEqual(tones, ['apart', 'waiting', 'apart']);
  assert.equal(toneOf({ ...NOTHING, draws: [slice('B-1', 45)] }), 'covered');
  assert.equal(toneOf({ ...NOTHING, draws: [slice('B-1', 4)], overageMinutes: 1 }), 'overage');
});

test('minutes that are rounded or weighted are told with what they became', () => {
  assert.equal(countedText(45, NOTHING), null);
  assert.equal(countedText(40, NOTHING), `${hoursText(40)} worked, billed as ${hoursText(45)}`);
  const weighted = { ...NOTHING, drawnMinutes: 68 };
  assert.equal(
    countedText(45, weighted),
    `${hoursText(45)} worked, which count as ${hoursText(68)}`,
  );
});

test('a week counts what stands, by client and work type, and nothing that was reversed', () => {
  assert.deepEqual(['2026-03-01', '2026-03-02', '2026-03-08'].map(mondayOf), [
    '2026-02-23',
    '2026-03-02',
    '2026-03-02',
  ]);
  const week = weekOf('2026-03-02', [
    entryOf({ workedMinutes: 30 }),
    entryOf({ workedMinutes: 15, state: 'draft' }),
    entryOf({ workedMinutes: 90, state: 'reversed' }),
    entryOf({ workedMinutes: 60, workedOn: '2026-03-08', workType: 'travel' }),
    entryOf({ workedMinutes: 5, workedOn: '2026-03-08', client: 'c-0', clientName: 'Aalto' }),
  ]);
  assert.deepEqual(
    week.rows.map(({ clientName, workType, minutes }) => `${clientName} ${workType} ${minutes}`),
    ['Aalto remote 5', 'Alder remote 45', 'Alder travel 60'],
  );
  assert.deepEqual(week.totals, [45, 0, 0, 0, 0, 0, 65]);
  assert.equal(week.minutes, 110);
  assert.equal(week.rows[1]?.cells[0]?.entries.length, 2);
});

const TIMER = {
  ...{ client: 'c-1', clientName: 'Alder', job: '', workType: 'remote', description: '' },
  startedAt: '2026-03-02T21:30:00Z',
  runningMinutes: 120,
};

test('a timer is asked about when it ran over midnight of the firm, or for too long', () => {
  const now = new Date('2026-03-02T23:30:00Z');
  const why = (timeZone: string | null, longestMinutes: number | null): string | null =>
    forgottenWhy(TIMER, now, { timeZone, longestMinutes });
  assert.equal(why('UTC', 1440), null);
  assert.match(why('Europe/Berlin', 1440) ?? '', /overnight/);
  assert.match(why('UTC', 90) ?? '', /longer than an entry may be/);
  assert.equal(why(null, null), null);
});

test('the end of a forgotten timer is never guessed', () => {
  const end = (endedAt: string, breakMinutes: string, asks: boolean) =>
    endOf(TIMER, { endedAt, breakMinutes, asks });
  assert.equal(end('', '', true).kind, 'unknown');
  assert.equal(end('', 'a while', false).kind, 'unknown');
  const known = end('', '1:00', false);
  assert.ok(known.kind === 'known');
  // As many minutes as the timer shows.
  assert.equal(known.work.endedAt, '2026-03-02T23:30:00.000Z');
  assert.equal(known.work.breakMinutes, 60);
  const told = end('2026-03-02T23:00:00Z', '', true);
  assert.ok(told.kind === 'known');
  assert.equal(told.work.endedAt, '2026-03-02T23:00:00.000Z');
});
