/**
 * The keys of writes that were sent and not answered: the same one tried again carries the same key,
 * so that nothing is done twice (B11), also when its form was left or the page loaded anew meanwhile.
 */
import { hexOf, newKey } from './client.ts';

type Unanswered = {
  /** The key of a write, told by a text that says all of it: that of before, or a new one. */
  readonly keyFor: (write: string) => Promise<string>;
  /** It is answered: the same written again is another. */
  readonly settle: (write: string) => Promise<void>;
};

const PREFIX = 'hourbank.unanswered.';

/**
 * So long, the same tried again after a reload is taken for a repeat. Whoever does the same once
 * more, later, means it: they have seen by then what became of the first.
 */
const KEPT_MILLISECONDS = 15 * 60_000;

/**
 * In the tab's own store (null: nothing outlives the page) there are keys only, by the digests of
 * what was written: nothing of that can be read there.
 */
export function unansweredIn(store: Storage | null, now: () => number = Date.now): Unanswered {
  const known = new Map<string, Promise<string>>();
  const begin = async (write: string): Promise<string> => {
    const name = await nameOf(write);
    if (store === null || name === null) return newKey();
    dropOld(store, now());
    const kept = keptIn(store, name);
    if (kept !== null) return kept.key;
    const key = newKey();
    put(store, name, JSON.stringify({ key, since: now() }));
    return key;
  };
  return {
    keyFor: (write) => {
      // Asked for at the same moment, both are the same.
      const key = known.get(write) ?? begin(write);
      known.set(write, key);
      return key;
    },
    settle: async (write) => {
      known.delete(write);
      const name = await nameOf(write);
      if (name !== null) store?.removeItem(name);
    },
  };
}

/** Null where browsers digest nothing: at addresses without https. */
async function nameOf(write: string): Promise<string | null> {
  if (globalThis.crypto.subtle === undefined) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(write));
  return PREFIX + hexOf(new Uint8Array(digest));
}

function dropOld(store: Storage, at: number): void {
  const names = Array.from({ length: store.length }, (_, place) => store.key(place));
  for (const name of names) {
    if (name === null || !name.startsWith(PREFIX)) continue;
    const kept = keptIn(store, name);
    if (kept === null || at - kept.since >= KEPT_MILLISECONDS) store.removeItem(name);
  }
}

function keptIn(
  store: Storage,
  name: string,
): { readonly key: string; readonly since: number } | null {
  try {
    const read: unknown = JSON.parse(store.getItem(name) ?? 'null');
    if (typeof read !== 'object' || read === null || !('key' in read && 'since' in read))
      return null;
    return { key: String(read.key), since: Number(read.since) };
  } catch {
    return null;
  }
}

/** What does not fit is forgotten with the page. */
function put(store: Storage, name: string, text: string): void {
  try {
    store.setItem(name, text);
  } catch {
    // The store is full.
  }
}
