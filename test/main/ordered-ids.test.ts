/** New ids: UUIDs of version 7, each greater than the one before, whatever the clock does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { orderedIds } from '../../src/main/ordered-ids.ts';

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What takes ids of version 7 in strict order, and fails at one that is not. */
function orderly(): (id: string) => void {
  let last = '';
  return (id) => {
    if (!UUID_7.test(id)) assert.fail(`${id} is no UUIDv7`);
    if (id <= last) assert.fail(`${id} does not come after ${last}`);
    last = id;
  };
}

function millisecondOf(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}

test('a million ids by the clock of the machine are in order', () => {
  const newId = orderedIds(Date.now);
  const take = orderly();
  const began = Date.now();
  const first = newId();
  assert.ok(millisecondOf(first) >= began);
  take(first);
  for (let made = 1; made < 1_000_000; made += 1) take(newId());
});

test('ids are in order whatever the clock does', () => {
  const clocks = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(6000)), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 47 }), clocks, (start, steps) => {
      let now = start;
      const newId = orderedIds(() => now);
      const take = orderly();
      for (const [move, count] of steps) {
        now = Math.max(1, now + move);
        for (let made = 0; made < count; made += 1) take(newId());
      }
    }),
    { numRuns: 30 },
  );
});

test('an id tells its millisecond, and a full counter moves it on', () => {
  const at = Date.parse('2026-03-01T12:00:00Z');
  const newId = orderedIds(() => at);
  const ids = Array.from({ length: 4097 }, newId);
  assert.deepEqual(
    [ids[0], ids[4095], ids[4096]].map((id = '') => millisecondOf(id) - at),
    [0, 0, 1],
  );
});

test('the ids of two sources in one millisecond differ', () => {
  const [one, other] = [orderedIds(() => 1), orderedIds(() => 1)];
  assert.notEqual(one(), other());
});
