/**
 * Gathers the writes of a firm that come at the same time into one commit: while some are under
 * way, the next ones wait and then go together. Nothing is answered before its commit.
 */
import { setImmediate } from 'node:timers/promises';
import type { App, Result } from './app.ts';
import { commitTogether, type LedgerWrite } from './commit.ts';

type Waiting = {
  readonly write: LedgerWrite<unknown>;
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: unknown) => void;
};

/** The writes of a firm that wait, and how many commits of it are under way. */
type Queue = { readonly waiting: Waiting[]; underWay: number };

const queues = new WeakMap<App, Map<string, Queue>>();

/** More than this at once would hold up whoever comes first. */
const MOST_TOGETHER = 100;

/** While one commit waits for the disk, another can be decided. */
const MOST_UNDER_WAY = 2;

/** Commits a write to the ledger, together with others that come while some are under way. */
export function commitLedger<T>(app: App, write: LedgerWrite<T>): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    const { firm } = write.actor;
    const gathered = queues.get(app) ?? new Map<string, Queue>();
    queues.set(app, gathered);
    const queue = gathered.get(firm) ?? { waiting: [], underWay: 0 };
    gathered.set(firm, queue);
    queue.waiting.push({
      write: write as LedgerWrite<unknown>,
      resolve: resolve as Waiting['resolve'],
      reject,
    });
    if (queue.underWay < MOST_UNDER_WAY) void workOff(app, gathered, firm, queue);
  });
}

/** Never rejects: whoever waits is told. */
async function workOff(
  app: App,
  gathered: Map<string, Queue>,
  firm: string,
  queue: Queue,
): Promise<void> {
  queue.underWay += 1;
  while (queue.waiting.length > 0) {
    // Whoever came in the same turn of the event loop goes along.
    await setImmediate();
    await commitSome(app, takeSome(queue.waiting));
  }
  queue.underWay -= 1;
  if (queue.underWay === 0) gathered.delete(firm);
}

/**
 * Takes those that go together, in the order in which they came. What a write uses up of a client's
 * money is read once for a commit: so such a write is the only one of its client there.
 */
function takeSome(waiting: Waiting[]): readonly Waiting[] {
  const taken: Waiting[] = [];
  const left: Waiting[] = [];
  const met = new Set<string>();
  const alone = new Set<string>();
  for (const one of waiting.splice(0)) {
    const { client, needs } = one.write;
    const usesUp = usesUpMoney(needs);
    if (taken.length === MOST_TOGETHER || alone.has(client) || (usesUp && met.has(client))) {
      alone.add(client);
      left.push(one);
      continue;
    }
    met.add(client);
    if (usesUp) alone.add(client);
    taken.push(one);
  }
  waiting.push(...left);
  return taken;
}

/** True for a write that uses up what it finds: work to be invoiced, lines to be credited, a draft. */
function usesUpMoney({ money }: LedgerWrite<unknown>['needs']): boolean {
  if (money === undefined) return false;
  const { unbilledThrough, inFull, draft, providerPayment } = money;
  return unbilledThrough !== null || inFull || draft !== null || providerPayment !== null;
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
