/** Callers who post, buy and insist: what is not acknowledged is sent again with the same key. */

export type Target = { address: string; key: string };

export type Acknowledged = { readonly key: string; readonly entry: string };

export type InsistentCallers = {
  /** The entries that were acknowledged so far, in that order. */
  readonly acknowledged: readonly Acknowledged[];
  /** The blocks that were sold on an invoice, and paid in two parts. */
  readonly sold: readonly { readonly key: string; readonly block: string }[];
  /** How often a key was sent again. */
  readonly repeats: () => number;
  /** Lets each caller finish what it has begun; comes true when all have. */
  readonly finish: () => Promise<void>;
};

const PATIENCE_MILLISECONDS = 60_000;

/** What each sells now and then, and what is paid of it at once, and later. */
const SALE = { minutes: 60, ratePerHour: '90.00', paid: '45.00' };
const LATER = { amount: '45.00' };

/**
 * Starts so many callers, each posting one minute after the other for one of the clients, and now
 * and then selling it an hour. `target` is read anew for every request: it may change while they
 * call. Some send each key twice.
 */
export function startCallers(
  target: Target,
  clients: readonly string[],
  count: number,
): InsistentCallers {
  const acknowledged: Acknowledged[] = [];
  const sold: { key: string; block: string }[] = [];
  let repeats = 0;
  let going = true;
  const insist = async (key: string, path: string, input: object): Promise<string> => {
    const body = JSON.stringify(input);
    const givesUpAt = Date.now() + PATIENCE_MILLISECONDS;
    for (let tries = 1; Date.now() < givesUpAt; tries += 1) {
      if (tries > 1) repeats += 1;
      const entry = await post(target, key, path, body);
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
      const entry = await insist(key, '/entries', work);
      if (number % 5 === 0) {
        repeats += 1;
        const again = await insist(key, '/entries', work);
        if (again !== entry) throw new Error(`${key} took effect twice: ${entry} and ${again}`);
      }
      acknowledged.push({ key, entry });
      if (number % 4 !== 0) continue;
      const sale = `caller ${caller} sale ${number}`;
      const block = await insist(sale, `/clients/${client}/blocks`, SALE);
      await insist(`${sale} paid`, `/clients/${client}/blocks/${block}/payments`, LATER);
      sold.push({ key: sale, block });
    }
  };
  const all = Promise.all(Array.from({ length: count }, (_, caller) => call(caller)));
  // A failure is told by `finish`, not before.
  all.catch(() => undefined);
  return {
    acknowledged,
    sold,
    repeats: () => repeats,
    finish: async () => {
      going = false;
      await all;
    },
  };
}

/** The id of what was made; null when the server did not say that it took effect. */
async function post(
  { address, key: apiKey }: Target,
  key: string,
  path: string,
  body: string,
): Promise<string | null> {
  try {
    const response = await fetch(`${address}/api/v1${path}`, {
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
