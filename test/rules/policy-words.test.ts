/** Policies in plain words: each setting says what it does, in figures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyInWords, settingsInWords, versionInWords } from '../../src/engine/policy-words.ts';
import { DEFAULT_FIRM_POLICY, type FirmPolicy } from '../../src/engine/terms.ts';

/** The sentences of some settings over the default policy. */
function said(settings: Partial<FirmPolicy>): readonly string[] {
  return settingsInWords(settings, { ...DEFAULT_FIRM_POLICY, ...settings });
}

// Each row: what is set, and all that is said of it.
const SAID: readonly (readonly [Partial<FirmPolicy>, ...string[]])[] = [
  [{ increment: 1 }, 'Time is billed to the minute.'],
  [{ rounding: 'nearest' }, 'Time is billed to the minute.'],
  [
    { increment: 15 },
    'Time is billed in steps of 15 min, rounded up: 16 min of work is billed as 30 min.',
  ],
  [
    { increment: 15, rounding: 'nearest' },
    'Time is billed in steps of 15 min, rounded to the nearest: ' +
      '22 min of work is billed as 15 min, and 23 min of work is billed as 30 min.',
  ],
  [
    { increment: 6, rounding: 'nearest' },
    'Time is billed in steps of 6 min, rounded to the nearest: ' +
      '8 min of work is billed as 6 min, and 9 min of work is billed as 12 min.',
  ],
  [
    { increment: 30, rounding: 'up', minimum: 45 },
    'Time is billed in steps of 30 min, rounded up: 1 h 31 min of work is billed as 2 h.',
    'When anything was worked, an entry is billed at least 45 min: 1 min of work is billed as 45 min.',
  ],
  [{ minimum: 0 }, 'There is no minimum.'],
  [
    { minimum: 30, roundPer: 'job-day', increment: 15 },
    'Time is billed in steps of 15 min, rounded up: 46 min of work is billed as 1 h.',
    'When anything was worked, a day of a job is billed at least 30 min: ' +
      '1 min of work is billed as 30 min.',
    'The entries of a job are rounded together, day by day, and its travel by itself: ' +
      'two of 5 min on one day are billed as 30 min.',
  ],
  [
    { roundPer: 'entry', increment: 15 },
    'Time is billed in steps of 15 min, rounded up: 16 min of work is billed as 30 min.',
    'Every entry is rounded by itself: two of 5 min on one day are billed as 30 min.',
  ],
  [
    { roundPer: 'job-day', increment: 15 },
    'Time is billed in steps of 15 min, rounded up: 16 min of work is billed as 30 min.',
    'The entries of a job are rounded together, day by day, and its travel by itself: ' +
      'two of 5 min on one day are billed as 15 min.',
  ],
  [
    { roundPer: 'job-day', travel: 'drawn', increment: 15 },
    'Time is billed in steps of 15 min, rounded up: 16 min of work is billed as 30 min.',
    'The entries of a job are rounded together, day by day: ' +
      'two of 5 min on one day are billed as 15 min.',
    'Travel draws hours like any other work.',
  ],
  [{ longestEntryMinutes: 600 }, 'An entry longer than 10 h is refused.'],
  [{ drawOrder: 'purchase' }, 'The hours bought first are drawn first.'],
  [
    { drawOrder: 'soonest-expiry' },
    'The hours that expire soonest are drawn first; of those alike, the ones bought first.',
  ],
  [
    { lateEntryGraceDays: 14 },
    'What is left of a block lapses at the close of day 14 after its last: ' +
      'of one that expires on 2026-01-31, on 2026-02-14; ' +
      'until then, work done in time may still be drawn from it.',
  ],
  [
    { lateEntryGraceDays: 0 },
    'What is left of a block lapses at the close of its last day: ' +
      'of one that expires on 2026-01-31, on 2026-01-31.',
  ],
  [
    { onShortage: 'overage' },
    'Work that no block covers is overage, billed at the standard rate: ' +
      'of 3 h of work where 2 h is left, 2 h is drawn and 1 h is overage.',
  ],
  [
    { onShortage: 'hold' },
    'Work that the blocks do not cover whole waits for more hours or for a decision: ' +
      'of 3 h of work where 2 h is left, nothing is drawn until then.',
  ],
  [
    { onShortage: 'stop' },
    'Work that the blocks do not cover whole is refused, such as 3 h of work where 2 h is left.',
  ],
  [
    { travel: 'separate' },
    'Travel is billed apart, at its own rate or flat fee, and draws no hours.',
  ],
  [{ travel: 'drawn' }, 'Travel draws hours like any other work.'],
  [{ travel: 'free' }, 'Travel is free: it is kept, and neither billed nor drawn.'],
  [{ blockUsable: 'paid' }, 'A block may be used once it is paid in full.'],
  [{ blockUsable: 'issued' }, 'A block may be used as soon as it is sold, paid or not.'],
  [
    { blockUsable: 'proportional' },
    'A block may be used as far as it is paid: of 10 h paid to two fifths, 4 h.',
  ],
];

for (const [settings, ...sentences] of SAID) {
  test(`${JSON.stringify(settings)} is said`, () => {
    assert.deepEqual(said(settings), sentences);
  });
}

test('a whole policy is told with a sentence for every setting, each once', () => {
  const sentences = policyInWords(DEFAULT_FIRM_POLICY);
  // The increment and the rounding share one.
  assert.equal(sentences.length, Object.keys(DEFAULT_FIRM_POLICY).length - 1);
  for (const name of Object.keys(DEFAULT_FIRM_POLICY)) {
    const setting = { [name]: DEFAULT_FIRM_POLICY[name as keyof FirmPolicy] };
    assert.ok(sentences.includes(said(setting)[0] ?? ''), name);
  }
});

test('a version says where the rest comes from', () => {
  const travel = { travel: 'free' } as const;
  const policy = { ...DEFAULT_FIRM_POLICY, ...travel };
  const [sentence] = said(travel);
  assert.deepEqual(versionInWords({ client: null, settings: travel }, policy), [
    sentence,
    'Everything else is as it is by default.',
  ]);
  assert.deepEqual(versionInWords({ client: 'a', settings: travel }, policy), [
    sentence,
    "Everything else is as in the firm's own policy.",
  ]);
  assert.deepEqual(versionInWords({ client: null, settings: {} }, DEFAULT_FIRM_POLICY), [
    'Everything is as it is by default.',
  ]);
  assert.deepEqual(
    versionInWords({ client: null, settings: policy }, policy),
    policyInWords(policy),
  );
});
