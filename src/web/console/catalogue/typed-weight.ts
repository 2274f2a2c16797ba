/** How much a billed minute draws, as people type it: `1.5`, `150 %` or `3/2`. */
import { parseRatio } from '../../../engine/exact.ts';
import { minutes } from '../../../engine/hours.ts';
import { weightedMinutes } from '../../../engine/rounding.ts';
import { hoursText } from '../../ui/format.ts';

const DECIMAL = /^(\d{1,3})(?:[.,](\d{1,3}))?( ?%)?$/;

/** As the contract wants it, `3/2`; what cannot be read, as it was typed. */
export function typedWeight(text: string): string {
  const typed = text.trim();
  const match = DECIMAL.exec(typed);
  if (match === null) return typed;
  const [, whole = '', fraction = '', percent] = match;
  const over = Number(whole + fraction);
  const under = 10 ** fraction.length * (percent === undefined ? 1 : 100);
  if (over === 0) return typed;
  const divisor = greatestDivisor(over, under);
  return under === divisor ? String(over / divisor) : `${over / divisor}/${under / divisor}`;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** What an hour draws by it, in words; null where it is no weight. */
export function weightText(weight: string): string | null {
  const ratio = parseRatio(weight);
  return ratio === null ? null : hoursText(weightedMinutes(minutes(60), ratio));
}
