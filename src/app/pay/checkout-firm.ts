/** Whose account with the payment provider it is: one firm's, however many there are. */
import { findFirm } from '../../store/agreed.ts';
import type { App } from '../app.ts';

/**
 * The firm that was named, or the only one, firms that are made up not counted; null where that
 * cannot be said.
 */
export async function checkoutFirm({ checkoutFirm: named, database }: App): Promise<string | null> {
  if (named !== null) return named;
  const firms = await database.firms();
  if (firms.length <= 1) return firms[0] ?? null;
  let only: string | null = null;
  for (const id of firms) {
    const firm = await database.read(id, findFirm);
    if (firm === null || firm.isDemo) continue;
    if (only !== null) return null;
    only = id;
  }
  return only;
}
