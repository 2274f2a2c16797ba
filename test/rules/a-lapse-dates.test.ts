/** A9 and B9 together: on which day minutes lapse that a correction gave back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccount } from '../../src/engine/accounts.ts';
import { reverse } from '../../src/engine/corrections.ts';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { lapseDue } from '../../src/engine/lapse.ts';
import { cents } from '../../src/engine/money.ts';
import { DEFAULT_POLICY, termsFor } from '../../src/engine/policy.ts';
import { post } from '../../src/engine/post.ts';

test('A9 minutes given back after the expiry have a grace anew from the day they came back', () => {
  const block = {
    ...{ id: 'A', sequence: 1, boughtOn: localDate('2026-01-05'), workTypes: null },
    ...{ expiresOn: localDate('2026-03-31'), price: cents(60_00) },
    ...{ minutes: minutes(60), openMinutes: minutes(60) },
  };
  const entry = {
    ...{ id: '1', client: 'Acme', technician: 'Kim', job: 'J', workType: '', description: '' },
    ...{ workedOn: localDate('2026-02-02'), startedAt: null, endedAt: null },
    workedMinutes: minutes(20),
  };
  const posted = post(openAccount([block], 'purchase'), entry, termsFor(DEFAULT_POLICY, null));
  assert.ok('posting' in posted);
  const closed = lapseDue(posted.account, localDate('2026-05-01'), 14);
  assert.deepEqual(
    closed.lapses.map(({ slice, on }) => `${slice.minutes} min on ${on}`),
    ['40 min on 2026-04-14'],
  );
  const correctedOn = localDate('2026-06-10');
  const { account } = reverse(closed.account, posted.posting, correctedOn);
  assert.deepEqual(lapseDue(account, localDate('2026-06-23'), 14).lapses, []);
  const again = lapseDue(account, localDate('2026-06-30'), 14);
  assert.deepEqual(
    again.lapses.map(({ slice, on }) => `${slice.minutes} min ${slice.value} on ${on}`),
    ['20 min 2000 on 2026-06-24'],
  );
});
