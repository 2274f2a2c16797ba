/** What is told of work of which a part is empty: no sign stands there for nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinedText, workName } from '../../src/web/ui/joined.ts';

// The parts, what stands between them, and what is read.
const JOINED: readonly (readonly [parts: readonly string[], sign: string, read: string])[] = [
  [['Nov 2, 2026', 'Ada Brook', 'remote'], ' · ', 'Nov 2, 2026 · Ada Brook · remote'],
  [['Nov 2, 2026', 'Ada Brook', ''], ' · ', 'Nov 2, 2026 · Ada Brook'],
  [['Alder Dental', '', 'Ada Brook'], ', ', 'Alder Dental, Ada Brook'],
  [['', 'Ada Brook'], ', ', 'Ada Brook'],
  [['', ''], ', ', ''],
  [[], ', ', ''],
];

for (const [parts, sign, read] of JOINED) {
  test(`${JSON.stringify(parts)} is read as "${read}"`, () => {
    assert.equal(joinedText(parts, sign), read);
  });
}

test('work is called by its job, or else by its kind, and never by nothing', () => {
  assert.equal(workName({ job: 'Server room', workType: 'remote' }), 'Server room');
  assert.equal(workName({ job: '', workType: 'remote' }), 'remote');
  assert.equal(workName({ job: '', workType: '' }), 'Work');
});
