/** What people type for time and money, as the contract wants it. */
import { hoursAreWholeMinutes, minutesOfHours } from '../../engine/hours.ts';

const CLOCK = /^(\d{1,6}):([0-5]\d)$/;
const DURATION = /^(?:(\d{1,6}(?:[.,]\d{1,4})?) ?h)? ?(?:(\d{1,7}) ?(?:min|m)?)?$/i;

/** `45`, `45 min`, `1:30`, `1h 30`, `1.5h` and `20 h` as minutes; null when it is none of them. */
export function typedMinutes(text: string): number | null {
  const typed = text.trim();
  const clock = CLOCK.exec(typed);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const match = DURATION.exec(typed);
  if (match === null || typed === '') return null;
  const [, hours, rest] = match;
  if (hours === undefined) return Number(rest);
  const decimal = hours.replace(',', '.');
  if (!hoursAreWholeMinutes(decimal)) return null;
  return (minutesOfHours(decimal) ?? 0) + Number(rest ?? '0');
}

/** Minutes as one would type them again: `90` as `1h 30min`. */
export function minutesAsTyped(minutes: number): string {
  const rest = minutes % 60;
  const hours = (minutes - rest) / 60;
  if (hours === 0) return `${rest}min`;
  return rest === 0 ? `${hours}h` : `${hours}h ${rest}min`;
}

const GROUPED = /^\d{1,3}(?:([ ,.'\u00a0])\d{3})+(?:[.,]\d+)?$/;

/** `1,800.00`, `1.800,00` and `1800` as `1800.00` is written; else as it was typed. */
export function typedMoney(text: string): string {
  const typed = text.trim().replace(/ ?[A-Z]{3}$/, '');
  const group = GROUPED.exec(typed)?.[1];
  const plain = group === undefined ? typed : typed.replaceAll(group, '');
  return /^\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain;
}
