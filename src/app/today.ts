/** The day it is for a firm. */
import type { LocalDate } from '../engine/days.ts';
import { dayAt } from '../engine/zones.ts';
import { type Firm, findFirm } from '../store/agreed.ts';
import type { FirmTransaction } from '../store/database.ts';
import type { App } from './app.ts';
import { zoneNamed } from './zones.ts';

/** The firm that was entered, and the day in its time zone. */
export async function firmToday(
  app: App,
  tx: FirmTransaction,
): Promise<{ readonly firm: Firm; readonly today: LocalDate }> {
  const firm = await findFirm(tx);
  if (firm === null) throw new RangeError(`there is no firm ${tx.firm}`);
  return { firm, today: dayAt(zoneNamed(firm.timeZone), Math.floor(app.clock() / 1000)) };
}
