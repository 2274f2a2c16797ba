/**
 * Gathers the writes of a firm that come at the same time into one commit: while one is under way,
 * the next ones wait and then go together. Nothing is answered before its commit.
 */
import type { App, Result } from './app.ts';
import { commitTogether, type LedgerWrite } from './commit.ts';

type Waiting = {
  readonly write: LedgerWrite<unknown>;
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: unknown) => void;
};

/** The writes that wait, by firm. */
const queues = new WeakMap<App, Map<string, Waiting[]>>();

/** More than this at once would hold up whoever comes first. */
const MOST_TOGETHER = 100;

/** Commits a write to the ledger, together with others that come while one is under way. */
export function commitLedger<T>(app: App, write: LedgerWrite<T>): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    const { firm } = write.actor;
    const waiting: Waiting = {
      write: write as LedgerWrite<unknown>,
      resolve: resolve as Waiting['resolve'],
      reject,
    };
    const gathered = queues.get(app) ?? new Map<string, Waiting[]>();
    queues.set(app, gathered);
    const queue = gathered.get(firm);
    if (queue !== undefined) {
      queue.push(waiting);
      return;
    }
    gathered.set(firm, [waiting]);
    void workOff(app, gathered, firm);
  });
}

/** Never rejects: whoever waits is told. */
async function workOff(app: App, gathered: Map<string, Waiting[]>, firm: string): Promise<void> {
  const queue = gathered.get(firm);
  while (queue !== undefined && queue.length > 0) {
    await commitSome(app, queue.splice(0, MOST_TOGETHER));
  }
  gathered.delete(firm);
}

async function commitSome(app: App, together: readonly Waiting[]): Promise<void> {
  try {
    const results = await commitTogether(
      app,
      together.map(({ write }) => write),
    );
    for (const [place, { resolve }] of together.entries()) {
      const result = results[place];
      if (result === undefined) throw new RangeError('a write was not answered');
      resolve(result);
    }
  } catch (error) {
    // One of them is at fault: by itself, each gets its own answer.
    if (together.length === 1) together[0]?.reject(error);
    else for (const one of together) await commitSome(app, [one]);
  }
}
