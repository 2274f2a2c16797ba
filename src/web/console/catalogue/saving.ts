/** What a block saves against the standard rate, as the rules compute it (A1). */
import { saving } from '../../../engine/blocks.ts';
import { minutes } from '../../../engine/hours.ts';
import { type Currency, decimalMoney, parseMoney } from '../../../engine/money.ts';

type Rate = {
  readonly workType: string | null;
  readonly currency: string;
  readonly validFrom: string;
  readonly ratePerHour: string | null;
};

type Priced = { readonly minutes: number; readonly price: string; readonly currency: string };

/** The standard rate of a day: the one all its work types share, else that of all other work. */
function standardRateOn(
  rates: readonly Rate[],
  workTypes: readonly string[] | null,
  currency: string,
  day: string,
): string | null {
  const held = (workType: string | null): string | null =>
    rates
      .filter((rate) => rate.workType === workType && rate.currency === currency)
      .filter(({ validFrom }) => validFrom <= day)
      .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]?.ratePerHour ?? null;
  const other = held(null);
  const own = new Set((workTypes ?? []).map((name) => held(name) ?? other));
  const [only = null] = own;
  return own.size === 1 ? only : other;
}

/** As a decimal; null where no rate is known, or nothing is saved. */
export function savingAgainst(
  rates: readonly Rate[],
  workTypes: readonly string[] | null,
  { minutes: count, price, currency: code }: Priced,
  day: string,
): string | null {
  const standard = standardRateOn(rates, workTypes, code, day);
  const currency = code as Currency;
  const perHour = standard === null ? null : parseMoney(standard, currency);
  const amount = parseMoney(price, currency);
  if (perHour === null || amount === null) return null;
  const saved = saving(amount, minutes(count), perHour);
  return saved > 0 ? decimalMoney(saved, currency) : null;
}
