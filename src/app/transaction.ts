/** What every write begins with, and how it is tried again. */
import type { Act } from '../engine/bank/books.ts';
import { dayAt } from '../engine/zones.ts';
import { type Firm, findFirm } from '../store/agreed.ts';
import { type FirmTransaction, faultOf } from '../store/database.ts';
import type { App, Author } from './app.ts';
import { zoneNamed } from './zones.ts';

/** The firm that was entered, and when: for the whole of a transaction. */
export type Opened = { readonly firm: Firm; readonly at: string; readonly today: Act['today'] };

/** Reads the firm, and the clock once. */
export async function openFirm(tx: FirmTransaction, app: App): Promise<Opened> {
  const firm = await findFirm(tx);
  if (firm === null) throw new RangeError(`there is no firm ${tx.firm}`);
  const now = app.clock();
  const today = dayAt(zoneNamed(firm.timeZone), Math.floor(now / 1000));
  return { firm, at: new Date(now).toISOString(), today };
}

/** Who acts, and when. */
export function actOf(actor: Author, { at, today }: Opened): Act {
  return { at, by: actor.id === '' ? actor.kind : actor.id, today };
}

const MOST_TRIES = 6;

/**
 * Tries again after a conflict, after a key was taken meanwhile, and after an outage: if the commit
 * went through after all, its key answers.
 */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= MOST_TRIES || faultOf(error) === 'other') throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** tries * (5 + Math.random() * 5)));
    }
  }
}
