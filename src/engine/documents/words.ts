/** Days, time and money as documents tell them. */
import type { LocalDate } from '../days.ts';
import { type Cents, type Currency, formatMoney } from '../money.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `2026-03-05` as `5 March 2026`: no reader takes the day for the month. */
export function dayInWords(day: LocalDate): string {
  return `${Number(day.slice(8))} ${monthOf(day)} ${day.slice(0, 4)}`;
}

/** `2026-03-05` as `5 Mar 2026`, for columns. */
export function shortDay(day: LocalDate): string {
  return `${Number(day.slice(8))} ${monthOf(day).slice(0, 3)} ${day.slice(0, 4)}`;
}

function monthOf(day: LocalDate): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** A true minus: it is as wide as a figure, and no line ends after it. */
const MINUS = '\u2212';

/** `-125` minutes as `−2:05`, for columns whose heading says that these are hours. */
export function hoursFigure(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60;
  const hours = ((size - rest) / 60).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minutes < 0 ? MINUS : ''}${hours}:${rest.toString().padStart(2, '0')}`;
}

/** `-180000` EUR as `−1,800.00`, for columns whose heading names the currency. */
export function moneyFigure(amount: Cents, currency: Currency): string {
  const figure = formatMoney(amount, currency).slice(0, -1 - currency.length);
  return figure.replace('-', MINUS);
}
