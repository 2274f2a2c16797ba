/** Tax rates as they are called: without regard to case, each by the one name it was given. */
import type { TaxRate } from '../../engine/tax-rates.ts';
import { nameKey } from '../../store/names.ts';

/** The name of the tax rate that is called so; null when there is none. */
export function taxRateCalled(rates: readonly TaxRate[], name: string): string | null {
  const key = nameKey(name);
  return rates.find((rate) => nameKey(rate.name) === key)?.name ?? null;
}
