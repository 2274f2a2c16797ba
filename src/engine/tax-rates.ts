/** Tax rates by day (G5): their percentages, exact to the thousandth, and how they are printed. */
import type { LocalDate } from './days.ts';
import { parseDecimal, scaleDecimal } from './exact.ts';
import { latest } from './terms.ts';

/** A rate of tax from a day on. */
export type TaxRate = {
  readonly name: string;
  readonly validFrom: LocalDate;
  /** In thousandths of a percent: 19 % is 19000. */
  readonly rateThousandths: number;
};

/** A rate with the words for it. */
export type LabelledTaxRate = TaxRate & {
  /** As it is printed, with `{rate}` where the percentage stands: `VAT {rate}`. */
  readonly label: string;
};

export const DEFAULT_TAX_LABEL = 'VAT {rate}';

/** The rate of a name that holds on a day; null before its first day, and for a name there is not. */
export function taxRateOn<Rate extends TaxRate>(
  rates: readonly Rate[],
  name: string,
  day: LocalDate,
): Rate | null {
  return latest(rates, day, (rate) => rate.name === name);
}

const THOUSANDTHS = 1000;
const MOST_THOUSANDTHS = 100 * THOUSANDTHS;
const PERCENTAGE = /^\d{1,3}(\.\d{1,3})?$/;

/**
 * Reads a percentage such as `19`, `7.7` or `8.875` in thousandths; null when it is none, finer than
 * a thousandth, or above 100.
 */
export function parsePercentage(text: string): number | null {
  const decimal = PERCENTAGE.test(text) ? parseDecimal(text) : null;
  const thousandths = decimal === null ? null : scaleDecimal(decimal, THOUSANDTHS, 1);
  return thousandths === null || thousandths > MOST_THOUSANDTHS ? null : thousandths;
}

/** Thousandths as a percentage, as short as it can be written: 19000 is `19`, 7700 is `7.7`. */
export function formatPercentage(thousandths: number): string {
  const rest = thousandths % THOUSANDTHS;
  const whole = (thousandths - rest) / THOUSANDTHS;
  if (rest === 0) return `${whole}`;
  return `${whole}.${rest.toString().padStart(3, '0').replace(/0+$/, '')}`;
}

/** The percentage of a rate with its sign: `19 %`. */
export function percentOf({ rateThousandths }: Pick<TaxRate, 'rateThousandths'>): string {
  return `${formatPercentage(rateThousandths)} %`;
}

/** How a rate is printed: `VAT 19 %`. */
export function printedTaxLabel(rate: Pick<LabelledTaxRate, 'label' | 'rateThousandths'>): string {
  return rate.label.replaceAll('{rate}', percentOf(rate));
}
