/** Sentences of the server as the pages tell them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayText, proseText } from '../../src/web/ui/format.ts';

test('days and hours in a sentence are told as elsewhere on the page, and nothing else is touched', () => {
  const [day, last] = [dayText('2026-05-01'), dayText('2026-12-31')];
  assert.equal(proseText('enter 2026-05-01, or a later day'), `enter ${day}, or a later day`);
  assert.equal(proseText('"2026-05-01" is from 2026-05-01 on'), `"2026-05-01" is from ${day} on`);
  assert.equal(proseText('It expired (2026-12-31).'), `It expired (${last}).`);
  assert.equal(
    proseText('1 h 5 min of 20 h are left.'),
    '1\u00a0h\u00a05\u00a0min of 20\u00a0h are left.',
  );
  for (const other of [
    '2026-02-30 is no day',
    'INV-2026-05-01',
    '2026-05-01-7',
    '12026-05-01',
    '4 hands',
    'there is a block "Care 2026-03-01" already',
    'there is no product "Hours of 20 h": look at the list',
  ]) {
    assert.equal(proseText(other), other);
  }
});
