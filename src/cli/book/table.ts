/** The books as a statement a client could be sent. */

import { rateCentsPerHour } from '../../engine/blocks.ts';
import type { ClientBook } from '../../engine/book.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Forecast, NoForecast } from '../../engine/forecast.ts';
import { formatMinutes, type Minutes } from '../../engine/hours.ts';
import { type Lot, leftMinutes, leftValue } from '../../engine/lots.ts';
import { type Cents, type Currency, cents, formatMoney } from '../../engine/money.ts';
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
  const head = [title, '='.repeat([...title].length), ''];
  const blocks =
    book.lots.length > 0
      ? [...blockTable(book), '', ORDER_TOLD[policy.drawOrder], '']
      : ['No block was bought.', ''];
  return [...head, ...blocks, ...columnsOfSentences(sentences(book, policy, asOf))];
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
  const overage = book.postings.map(({ overageMinutes, overageValue }) => ({
    minutes: overageMinutes,
    value: overageValue,
  }));
  lines.push(['Overage', owed(overage, currency)]);
  const travel = book.postings.filter(({ coverage }) => coverage === 'separate');
  if (travel.length > 0) {
    const apart = travel.map(({ separateMinutes, separateValue }) => ({
      minutes: separateMinutes,
      value: separateValue,
    }));
    const free = policy.travel === 'free';
    const told = free ? `${formatMinutes(totals.separateMinutes)}, free` : owed(apart, currency);
    lines.push(['Travel', told]);
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

/** What goes unused on the next day that a block expires, if nobody works: beside what is left. */
function nextExpiry({ lots, currency }: ClientBook, asOf: LocalDate): string | null {
  let next: LocalDate | null = null;
  let expiring: Lot[] = [];
  for (const lot of lots) {
    const { expiresOn } = lot.block;
    if (expiresOn === null || expiresOn < asOf || leftMinutes(lot) === 0) continue;
    if (next !== null && expiresOn > next) continue;
    if (expiresOn !== next) expiring = [];
    next = expiresOn;
    expiring.push(lot);
  }
  if (next === null) return null;
  const left = expiring.reduce((sum, lot) => sum + leftMinutes(lot), 0);
  const worth = cents(expiring.reduce((sum, lot) => sum + leftValue(lot), 0));
  const [first] = expiring;
  const many = expiring.length > 1 ? `${expiring.length} blocks` : oneLine(first?.block.id ?? '');
  return `${formatMinutes(left)} of ${many}, worth ${moneyOf(worth, currency)}, on ${next}`;
}

/** Minutes the client owes for, of which some may have no known price. */
type Owed = { readonly minutes: Minutes; readonly value: Cents | null };

function owed(parts: readonly Owed[], currency: Currency | null): string {
  let minutes = 0;
  let unpriced = 0;
  let total = 0;
  for (const { minutes: count, value } of parts) {
    minutes += count;
    if (value === null) unpriced += count;
    else total += value;
  }
  if (minutes === 0 && total === 0) return 'none';
  const lacking = currency === null ? 'no currency known' : 'no rate given';
  if (unpriced === minutes || currency === null) return `${formatMinutes(minutes)}, ${lacking}`;
  const value = formatMoney(cents(total), currency);
  if (unpriced === 0) return `${formatMinutes(minutes)} for ${value}`;
  const priced = formatMinutes(minutes - unpriced);
  return `${priced} for ${value}, and ${formatMinutes(unpriced)} with ${lacking}`;
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
