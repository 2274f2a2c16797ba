/** Whose account with the payment provider it is: one firm's, however many there are. */
import type { App } from '../app.ts';

/** The firm that was named, or the only one; null where that cannot be said. */
export async function checkoutFirm({ checkoutFirm: named, database }: App): Promise<string | null> {
  if (named !== null) return named;
  const [only = null, ...others] = await database.firms();
  return others.length === 0 ? only : null;
}
