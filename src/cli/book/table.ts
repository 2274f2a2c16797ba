/** The books as a statement a client could be sent. */

import { rateCentsPerHour } from '../../engine/blocks.ts';
import type { ClientBook } from '../../engine/book.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Forecast, NoForecast } from '../../engine/forecast.ts';
import { formatMinutes, type Minutes } from '../../engine/hours.ts';
import { type Lot, leftMinutes, leftValue } from '../../engine/lots.ts';
import { type Cents, type Currency, formatMoney } from '../../engine/money.ts';
import type { DrawOrder, Policy } from '../../engine/policy.ts';
import { columns, oneLine } from './columns.ts';

const ORDER_TOLD: Readonly<Record<DrawOrder, string>> = {
  purchase: 'Blocks are drawn in the order they were bought, oldest first.',
  'soonest-expiry': 'Blocks are drawn soonest expiry first, then in the order they were bought.',
};

/** One statement after the other, in pieces. */
export function* booksAsTable(
  books: Iterable<ClientBook>,
  policy: Policy,
  asOf: LocalDate,
): Generator<string, void> {
  let separator = '';
  for (const book of books) {
    yield separator;
    separator = '\n\n';
    yield `${statement(book, policy, asOf).join('\n')}\n`;
  }
}

function statement(book: ClientBook, policy: Policy, asOf: LocalDate): readonly string[] {
  const title = `${oneLine(book.client)}: hours at the close of ${asOf}`;
  const lines = [title, '='.repeat([...title].length), ''];
  if (book.lots.length > 0) {
    lines.push(...blockTable(book), '', ORDER_TOLD[policy.drawOrder], '');
  } else {
    lines.push('No block was bought.', '');
  }
  lines.push(...columnsOfSentences(sentences(book, policy, asOf)));
  return lines;
}

function blockTable(book: ClientBook): readonly string[] {
  const { lots, totals } = book;
  const money = (amount: Cents): string => moneyOf(amount, book.currency);
  const rows = lots.flatMap((lot) => blockRows(lot, money));
  const sum = [
    ['All blocks', '', '', ...hoursOf(totals)],
    ['', '', '', ...valuesOf(totals, money)],
  ];
  const headings = ['Block', 'Bought on', 'Expires on', 'Bought', 'Drawn', 'Lapsed', 'Left'];
  return columns(headings, lots.length > 1 ? [...rows, ...sum] : rows, [
    'left',
    'left',
    'left',
    'right',
    'right',
    'right',
    'right',
  ]);
}

type Hours = Record<'boughtMinutes' | 'drawnMinutes' | 'lapsedMinutes' | 'leftMinutes', Minutes>;
type Values = Record<'boughtValue' | 'drawnValue' | 'lapsedValue' | 'leftValue', Cents>;

function hoursOf(part: Hours): readonly string[] {
  return [part.boughtMinutes, part.drawnMinutes, part.lapsedMinutes, part.leftMinutes].map(
    formatMinutes,
  );
}

function valuesOf(part: Values, money: (amount: Cents) => string): readonly string[] {
  return [part.boughtValue, part.drawnValue, part.lapsedValue, part.leftValue].map(money);
}

/** Two lines a block: its hours, and below them its rate and what the hours are worth. */
function blockRows(lot: Lot, money: (amount: Cents) => string): readonly (readonly string[])[] {
  const { id, boughtOn, expiresOn, workTypes, minutes, price } = lot.block;
  const left = { leftMinutes: leftMinutes(lot), leftValue: leftValue(lot) };
  const scope = workTypes === null ? '' : `, for ${workTypes.map(oneLine).join(', ')}`;
  const hours = hoursOf({ ...lot, ...left, boughtMinutes: minutes });
  const values = valuesOf({ ...lot, ...left, boughtValue: price }, money);
  return [
    [oneLine(id), boughtOn, expiresOn ?? 'never', ...hours],
    [`  ${money(rateCentsPerHour(price, minutes))} an hour${scope}`, '', '', ...values],
  ];
}

type Sentence = readonly [subject: string, told: string];

function sentences(book: ClientBook, policy: Policy, asOf: LocalDate): readonly Sentence[] {
  const { totals, currency, lots } = book;
  const lines: Sentence[] = [];
  if (lots.length > 0) lines.push(['Left to use', leftToUse(book)]);
  const expiry = nextExpiry(book, asOf);
  if (expiry !== null) lines.push(['Next expiry', expiry]);
  const billed =
    totals.billedMinutes === totals.workedMinutes
      ? ''
      : `, ${formatMinutes(totals.billedMinutes)} billed`;
  const entries = `${book.postings.length} ${book.postings.length === 1 ? 'entry' : 'entries'}`;
  lines.push(['Worked', `${formatMinutes(totals.workedMinutes)} in ${entries}${billed}`]);
  lines.push(['Overage', owed(totals.overageMinutes, totals.overageValue, currency)]);
  if (totals.separateMinutes > 0) {
    const free = policy.travel === 'free';
    const travel = owed(totals.separateMinutes, totals.separateValue, currency);
    lines.push(['Travel', free ? `${formatMinutes(totals.separateMinutes)}, free` : travel]);
  }
  if (totals.waitingMinutes > 0) {
    lines.push(['Waiting', `${formatMinutes(totals.waitingMinutes)} for a block or a decision`]);
  }
  if (book.refused.length > 0) lines.push(['Not posted', `${book.refused.length} entries refused`]);
  if (lots.length > 0) lines.push(['Forecast', forecastTold(book.forecast)]);
  return lines;
}

function leftToUse(book: ClientBook): string {
  const { totals } = book;
  const usable = formatMinutes(totals.usableMinutes);
  const closed = totals.leftMinutes - totals.usableMinutes;
  if (closed === 0) return usable;
  return `${usable}; ${formatMinutes(closed)} more only for work done before its block expired`;
}

/** The first day on which hours go unused if nobody works: always beside what is left. */
function nextExpiry({ lots, currency }: ClientBook, asOf: LocalDate): string | null {
  let next: Lot | null = null;
  for (const lot of lots) {
    const { expiresOn } = lot.block;
    if (expiresOn === null || expiresOn < asOf || leftMinutes(lot) === 0) continue;
    if (next === null || expiresOn < (next.block.expiresOn ?? '')) next = lot;
  }
  if (next === null) return null;
  const { id, expiresOn } = next.block;
  const worth = moneyOf(leftValue(next), currency);
  return `${formatMinutes(leftMinutes(next))} of ${oneLine(id)}, worth ${worth}, on ${expiresOn}`;
}

function owed(count: Minutes, value: Cents | null, currency: Currency | null): string {
  if (count === 0) return 'none';
  if (value === null || currency === null) return `${formatMinutes(count)}, no rate given`;
  return `${formatMinutes(count)} for ${formatMoney(value, currency)}`;
}

function forecastTold(told: Forecast | NoForecast): string {
  if ('reason' in told) {
    return told.reason === 'no_draws'
      ? 'none: nothing was drawn in the 90 days before'
      : 'none: nothing is left to use';
  }
  const { lowBurnMinutesPerWeek, highBurnMinutesPerWeek, earliestRunsOutOn, latestRunsOutOn } =
    told;
  const burn = `${formatMinutes(told.burnMinutesPerWeek)} a week`;
  const spread =
    lowBurnMinutesPerWeek === highBurnMinutesPerWeek
      ? ''
      : ` (${formatMinutes(lowBurnMinutesPerWeek)} to ${formatMinutes(highBurnMinutesPerWeek)})`;
  const runsOut = told.runsOutOn === null ? 'not in the next ten years' : `on ${told.runsOutOn}`;
  const between =
    earliestRunsOutOn === latestRunsOutOn
      ? ''
      : ` (${earliestRunsOutOn ?? 'later'} to ${latestRunsOutOn ?? 'open'})`;
  return `${burn}${spread}; the hours run out ${runsOut}${between}`;
}

function moneyOf(amount: Cents, currency: Currency | null): string {
  return currency === null ? '' : formatMoney(amount, currency);
}

function columnsOfSentences(lines: readonly Sentence[]): readonly string[] {
  const widest = Math.max(...lines.map(([subject]) => subject.length));
  return lines.map(([subject, told]) => `${subject.padEnd(widest)}  ${told}`);
}
