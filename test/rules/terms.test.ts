/** What holds from which day: versions of policies, and terms given without a day. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '../../src/engine/days.ts';
import {
  DEFAULT_FIRM_POLICY,
  FROM_THE_BEGINNING,
  nextVersion,
  type PolicyVersion,
  policyOf,
  startOf,
} from '../../src/engine/terms.ts';

const TODAY = localDate('2026-03-01');

test('without a day, the first of its kind holds always, a later one from today on', () => {
  assert.equal(startOf(undefined, true, TODAY), FROM_THE_BEGINNING);
  assert.equal(startOf(undefined, false, TODAY), TODAY);
  assert.equal(startOf(localDate('2026-05-01'), true, TODAY), '2026-05-01');
  assert.equal(startOf(localDate('2026-05-01'), false, TODAY), '2026-05-01');
});

function version(
  client: string | null,
  number: number,
  validFrom: string,
  settings: PolicyVersion['settings'],
): PolicyVersion {
  return { client, version: number, validFrom: localDate(validFrom), settings };
}

const FIRM_1 = version(null, 1, '2026-01-01', { increment: 15, travel: 'drawn' });
const FIRM_2 = version(null, 2, '2026-02-01', { increment: 30 });
const ALDER_1 = version('alder', 1, '2026-01-15', { minimum: 60 });
const ALDER_2 = version('alder', 2, '2026-02-15', { increment: 6 });
const ALL = [FIRM_1, ALDER_1, FIRM_2, ALDER_2];

test('versions count from 1, of the firm and of each client', () => {
  assert.equal(nextVersion([], null), 1);
  assert.equal(nextVersion(ALL, null), 3);
  assert.equal(nextVersion(ALL, 'alder'), 3);
  assert.equal(nextVersion(ALL, 'birch'), 1);
});

test('a version takes the place of the one before, all of it', () => {
  assert.deepEqual(policyOf(FIRM_2, ALL), { ...DEFAULT_FIRM_POLICY, increment: 30 });
  const early = { ...DEFAULT_FIRM_POLICY, increment: 15, travel: 'drawn', minimum: 60 };
  assert.deepEqual(policyOf(ALDER_1, ALL), early);
  assert.deepEqual(policyOf(ALDER_2, ALL), { ...DEFAULT_FIRM_POLICY, increment: 6 });
});
