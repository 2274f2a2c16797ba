/** Callers who post and insist: what is not acknowledged is sent again with the same key. */

export type Target = { address: string; key: string };

export type Acknowledged = { readonly key: string; readonly entry: string };

export type InsistentCallers = {
  /** What was acknowledged so far, in that order. */
  readonly acknowledged: readonly Acknowledged[];
  /** How often a key was sent again. */
  readonly repeats: () => number;
  /** Lets each caller finish what it has begun; comes true when all have. */
  readonly finish: () => Promise<void>;
};

const PATIENCE_MILLISECONDS = 60_000;

/**
 * Starts so many callers, each posting one minute after the other for one of the clients. `target`
 * is read anew for every request: it may change while they call. Some send each key twice.
 */
export function startCallers(
  target: Target,
  clients: readonly string[],
  count: number,
): InsistentCallers {
  const acknowledged: Acknowledged[] = [];
  let repeats = 0;
  let going = true;
  const insist = async (key: string, body: string): Promise<string> => {
    const givesUpAt = Date.now() + PATIENCE_MILLISECONDS;
    for (let tries = 1; Date.now() < givesUpAt; tries += 1) {
      if (tries > 1) repeats += 1;
      const entry = await post(target, key, body);
      if (entry !== null) return entry;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`${key} was not acknowledged within a minute`);
  };
  const call = async (caller: number): Promise<void> => {
    for (let number = 1; going; number += 1) {
      const client = clients[(caller + number) % clients.length];
      const key = `caller ${caller} post ${number}`;
      const work = { client, workType: 'remote', job: `Caller ${caller}`, minutes: 1, post: true };
      const body = JSON.stringify(work);
      const entry = await insist(key, body);
      if (number % 5 === 0) {
        repeats += 1;
        const again = await insist(key, body);
        if (again !== entry) throw new Error(`${key} took effect twice: ${entry} and ${again}`);
      }
      acknowledged.push({ key, entry });
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, caller) => call(caller)));
  // A failure is told by `finish`, not before.
  all.catch(() => undefined);
  return {
    acknowledged,
    repeats: () => repeats,
    finish: async () => {
      going = false;
      await all;
    },
  };
}

/** The id of the entry; null when the server did not say that it took effect. */
async function post({ address, key: apiKey }: Target, key: string, body: string) {
  try {
    const response = await fetch(`${address}/api/v1/entries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body,
    });
    const answer = (await response.json()) as { readonly id?: string; readonly code?: string };
    if (response.ok && answer.id !== undefined) return answer.id;
    if (response.status === 503 || response.status === 500) return null;
    throw new RangeError(`${key}: ${response.status} ${JSON.stringify(answer)}`);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}
