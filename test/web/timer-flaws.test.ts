/** What is wrong with the beginning, the end and the break of a timer's work, told at their fields. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginningFlaw, endFlaw } from '../../src/web/console/time/timer-end.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const TIMER = { startedAt: '2026-03-02T09:00:00Z' };

test('a timer cannot have begun at a time to come', () => {
  assert.equal(beginningFlaw('', NOW), null);
  assert.equal(beginningFlaw('2026-03-02T10:00:00Z', NOW), null);
  assert.equal(beginningFlaw('2026-03-02T10:01:00Z', NOW), 'choose a time that has been');
});

test('its work ended after it began, at a time that has been, and outlasted its break', () => {
  const told = (endedAt: string, breakMinutes = '', asks = false): string | undefined => {
    const flaw = endFlaw(TIMER, { endedAt, breakMinutes, asks }, NOW);
    return flaw === null ? undefined : `${flaw.field}: ${flaw.message}`;
  };
  assert.equal(told(''), undefined);
  assert.equal(told('', '', true), 'endedAt: say when the work ended');
  assert.equal(told('2026-03-02T08:59:00Z'), 'endedAt: choose a time after the work began');
  assert.equal(told('2026-03-02T10:01:00Z'), 'endedAt: choose a time that has been');
  assert.equal(told('2026-03-02T09:30:00Z', '30'), undefined);
  assert.equal(
    told('2026-03-02T09:30:00Z', '31'),
    'breakMinutes: say a break that is no longer than the work',
  );
  assert.equal(told('', 'a while'), undefined);
});
