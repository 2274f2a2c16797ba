/** B9: what is reversed is as if it had not been, in whatever order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Account, accountLots, openAccount } from '../../src/engine/accounts.ts';
import { bookEntries } from '../../src/engine/book.ts';
import { reverse } from '../../src/engine/corrections.ts';
import { localDate } from '../../src/engine/days.ts';
import type { Currency } from '../../src/engine/money.ts';
import { termsFor } from '../../src/engine/policy.ts';
import { type Posting, post } from '../../src/engine/post.ts';
import { live, someBlocks, someEntries, someLife, somePolicy } from '../support/client-life.ts';

const EUR = 'EUR' as Currency;

/** Before any block expires, so that nothing comes back late. */
const LONG_AGO = localDate('1970-01-01');

test('posting and reversing gives back the account, deeply equal', () => {
  fc.assert(
    fc.property(someLife, somePolicy, someEntries, (commands, policy, entries) => {
      const terms = termsFor(policy, EUR);
      for (const { standing } of live(commands, policy)) {
        const entry = entries[accountLots(standing.account).length];
        if (entry === undefined) continue;
        const posted = post(standing.account, entry, terms);
        if ('code' in posted) continue;
        const { account } = reverse(posted.account, posted.posting, entry.workedOn);
        assert.deepEqual(account, standing.account);
      }
    }),
    { numRuns: 150 },
  );
});

test('reversing everything in any order restores every block', () => {
  let reversed = 0;
  fc.assert(
    fc.property(
      someBlocks,
      someEntries,
      somePolicy,
      fc.infiniteStream(fc.nat()),
      (blocks, entries, policy, numbers) => {
        const opened = openAccount(blocks, policy.drawOrder);
        const start = { account: opened, jobDays: new Map() };
        const { account, postings } = bookEntries(start, entries, termsFor(policy, EUR));
        const inAnyOrder = postings
          .map((posting): [number, Posting] => [numbers.next().value, posting])
          .sort(([a], [b]) => a - b);
        let after: Account = account;
        for (const [, posting] of inAnyOrder) {
          const { reversal, account: before } = reverse(after, posting, LONG_AGO);
          assert.deepEqual(reversal.returns, [...posting.draws].reverse());
          reversed += reversal.returns.length;
          after = before;
        }
        assert.deepEqual(accountLots(after), accountLots(opened));
      },
    ),
    { numRuns: 300 },
  );
  assert.notEqual(reversed, 0, 'nothing was drawn, so nothing was restored');
});

test('a posting cannot be reversed twice when it alone drew', () => {
  fc.assert(
    fc.property(someBlocks, someEntries, somePolicy, (blocks, entries, policy) => {
      const terms = termsFor(policy, EUR);
      for (const entry of entries) {
        const posted = post(openAccount(blocks, policy.drawOrder), entry, terms);
        if ('code' in posted || posted.posting.draws.length === 0) continue;
        const { account } = reverse(posted.account, posted.posting, LONG_AGO);
        assert.throws(() => reverse(account, posted.posting, LONG_AGO), /more is given back/);
      }
    }),
  );
});
