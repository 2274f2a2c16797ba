/** Creates a firm, with the work types that everybody starts with. */
import type { Currency } from '../../engine/money.ts';
import { FROM_THE_BEGINNING } from '../../engine/terms.ts';
import { insertFirm } from '../../store/firms.ts';
import { upsertWorkType } from '../../store/work-types.ts';
import type { App } from '../app.ts';

export type NewFirm = {
  /** The firm's id, made before. */
  readonly firm: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Made up, to look around in; left out: it is not. */
  readonly isDemo?: boolean;
};

const FIRST_WORK_TYPES = [
  { workType: 'remote', travel: false },
  { workType: 'on-site', travel: false },
  { workType: 'travel', travel: true },
];

/** Creates the firm; done again with the same id, it changes nothing. */
export async function createFirm(app: App, firm: NewFirm): Promise<void> {
  const createdAt = new Date(app.clock()).toISOString();
  const { name, timeZone, isDemo = false } = firm;
  const currency = firm.currency as Currency;
  await app.database.write(firm.firm, async (tx) => {
    const added = await insertFirm(tx, {
      ...{ name, currency, timeZone, createdAt },
      ...{ settingsVersion: 1, closedThrough: null, isDemo },
    });
    for (const { workType, travel } of added ? FIRST_WORK_TYPES : []) {
      const weight = { numerator: 1, denominator: 1 };
      const validFrom = FROM_THE_BEGINNING;
      await upsertWorkType(tx, { workType, validFrom, weight, travel, createdAt });
    }
    return { keep: true, value: null };
  });
}
