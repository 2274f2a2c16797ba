/** How invoices and credit notes are numbered (G1): by series, each without a gap. */
import { FIRST_YEAR, LAST_YEAR, type LocalDate } from './days.ts';

/** What stands for the year of issue in a prefix: the series then starts anew each year. */
const YEAR = '{year}';

/** The series of what is issued on a day: `INV-{year}-` on 2026-03-01 is `INV-2026-`. */
export function seriesOf(prefix: string, issuedOn: LocalDate): string {
  return prefix.replaceAll(YEAR, issuedOn.slice(0, 4));
}

const FEWEST_DIGITS = 4;

/** A number as it is printed: `INV-2026-` and 7 are `INV-2026-0007`. */
export function numberLabel(series: string, number: number): string {
  return `${series}${number.toString().padStart(FEWEST_DIGITS, '0')}`;
}

/**
 * What is wrong with a prefix, or null: it ends in neither a digit nor the year, so that a printed
 * number is of one series only (`A1` and 1 would look like `A` and 10001), and no other word stands
 * in braces.
 */
export function prefixFlaw(prefix: string): string | null {
  const plain = prefix.replaceAll(YEAR, '0');
  if (/[{}]/.test(plain)) return `expected nothing in braces but ${YEAR}`;
  if (/\p{N}$/u.test(plain) || plain === '') {
    return `expected an end other than a digit or ${YEAR}, such as "INV-${YEAR}-"`;
  }
  return null;
}

/** True when two prefixes give the same series in any years, also where only the case differs. */
export function shareSeries(one: string, other: string): boolean {
  const series = new Set(seriesInAllYears(one));
  return seriesInAllYears(other).some((each) => series.has(each));
}

function seriesInAllYears(prefix: string): readonly string[] {
  const years = Array.from(
    { length: LAST_YEAR - FIRST_YEAR + 1 },
    (_, place) => FIRST_YEAR + place,
  );
  return years.map((year) => prefix.replaceAll(YEAR, `${year}`).toLowerCase());
}
