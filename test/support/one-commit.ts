/** Requests that come while a firm's commits are under way, and so go together into the next one. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Actor, AnyRequest, App, Result } from '../../src/app/app.ts';
import { NOTHING_ELSE } from '../../src/app/commit.ts';
import { commitLedger } from '../../src/app/gather.ts';
import { perform } from '../../src/app/perform.ts';
import type { OperationName } from '../../src/contract/operations.ts';
import { OPERATIONS } from '../../src/contract/operations.ts';
import type { Database } from '../../src/store/database.ts';

type Input = AnyRequest['input'];

/** As many commits of a firm as may be under way: while they are, all others wait. */
const UNDER_WAY = 2;

/** Performs requests in the order given, in one commit; fails when they were not in one. */
export async function inOneCommit(
  { app, actor }: { readonly app: App; readonly actor: Actor },
  requests: readonly (readonly [OperationName, object])[],
): Promise<readonly Result<unknown>[]> {
  const gate = Promise.withResolvers<void>();
  const seen = { writes: 0, reads: 0 };
  const database: Database = {
    ...app.database,
    write: async (firm, act) => {
      seen.writes += 1;
      await gate.promise;
      return await app.database.write(firm, act);
    },
    read: async (firm, act) => {
      const value = await app.database.read(firm, act);
      seen.reads += 1;
      return value;
    },
  };
  const held: App = { ...app, database };
  const first: Promise<unknown>[] = [];
  for (let commits = 1; commits <= UNDER_WAY; commits += 1) {
    first.push(commitNothing(held, actor));
    while (seen.writes < commits) await setImmediate();
  }
  const answers: Promise<Result<unknown>>[] = [];
  for (const [place, [name, input]] of requests.entries()) {
    const operation = OPERATIONS.find((one) => one.name === name) ?? assert.fail(name);
    const asked = { actor, key: null, input: operation.input.parse(input) as Input };
    answers.push(perform(held, name, asked));
    // Each looks up its entry, and waits for the next commit after that.
    while (seen.reads <= place) await setImmediate();
    await setImmediate();
  }
  gate.resolve();
  await Promise.all(first);
  const answered = await Promise.all(answers);
  assert.equal(seen.writes, UNDER_WAY + 1);
  return answered;
}

/** A write about a client that there is none of. */
function commitNothing(app: App, actor: Actor): Promise<unknown> {
  const command = { actor, operation: 'entry.log', key: randomUUIDv7(), input: {} };
  return commitLedger(app, {
    ...command,
    ...{ client: randomUUIDv7(), needs: NOTHING_ELSE },
    decide: () => assert.fail('there is no such client'),
  });
}
