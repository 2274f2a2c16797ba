/** What a payment provider told: nobody asks for it, it comes by itself. */
import type { App } from '../../src/app/app.ts';
import { NO_MONEY_CHANGE } from '../../src/engine/bank/money-books.ts';
import { type Currency, cents } from '../../src/engine/money.ts';
import type { ProviderFact } from '../../src/engine/provider-payments.ts';
import { saveMoney } from '../../src/store/save-money.ts';

/** Keeps a fact of a firm, which books nothing, about the client and the invoice of the tour. */
export async function tellProviderFact(
  app: App,
  firm: string,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const fact: ProviderFact = {
    ...({ id: 'evt_1', payment: 'pi_1', kind: 'failed', amount: cents(0), about: null } as const),
    currency: 'EUR' as Currency,
  };
  const at = new Date(app.clock()).toISOString();
  const about = { client: known.get('alder') ?? '', invoice: known.get('invoice') ?? '' };
  await app.database.write(firm, async (tx) => {
    await saveMoney(tx, { ...NO_MONEY_CHANGE, providerFacts: [{ fact, ...about, at }] });
    return { keep: true, value: null };
  });
}
