/** The words of ledger tables: `10h`, `45 min`, `1500.00`, and what came of an act. */
import type { Entry } from '../../src/engine/entries.ts';
import type { Forecast, NoForecast } from '../../src/engine/forecast.ts';
import { type Minutes, minutes } from '../../src/engine/hours.ts';
import type { Breach } from '../../src/engine/invariants.ts';
import type { Transaction } from '../../src/engine/journal.ts';
import type { Slice } from '../../src/engine/lots.ts';
import { type Cents, type Currency, decimalMoney, parseMoney } from '../../src/engine/money.ts';
import type { Posting } from '../../src/engine/post.ts';

/** Reads `10h` or `45 min` (with or without the space). */
export function durationOf(text: string): Minutes {
  const match = /^(\d+)( ?min|h)$/.exec(text);
  if (match === null) throw new Error(`${text} is no duration: write 10h or 45 min`);
  return minutes(Number(match[1]) * (match[2] === 'h' ? 60 : 1));
}

/** Whole hours as `10h`, all else as `45 min`. */
export function durationText(count: number): string {
  return count !== 0 && count % 60 === 0 ? `${count / 60}h` : `${count} min`;
}

/** Reads an amount such as `1500.00`. */
export function amountOf(text: string, currency: Currency): Cents {
  const amount = parseMoney(text, currency);
  if (amount === null) throw new Error(`${text} is no amount of ${currency}`);
  return amount;
}

/** Several parts beside each other; `nothing` when there are none. */
export function partsText(parts: readonly string[]): string {
  return parts.length === 0 ? 'nothing' : parts.join(' | ');
}

export function sliceText(slice: Slice, currency: Currency): string {
  return `${slice.block} ${durationText(slice.minutes)} ${decimalMoney(slice.value, currency)}`;
}

/** What posting an entry did: its draws, its overage, what is billed apart, what it waits for. */
export function postingText(posting: Posting, currency: Currency): string {
  const priced = (what: string, count: number, value: Cents | null): string =>
    `${what} ${durationText(count)}${value === null ? '' : ` ${decimalMoney(value, currency)}`}`;
  const parts = posting.draws.map((slice) => sliceText(slice, currency));
  if (posting.overageMinutes > 0) {
    parts.push(priced('overage', posting.overageMinutes, posting.overageValue));
  }
  if (posting.coverage === 'separate') {
    parts.push(priced('separate', posting.separateMinutes, posting.separateValue));
  }
  if (posting.coverage === 'waiting') {
    const reason = posting.waitsFor.length === 0 ? '' : ` for ${posting.waitsFor.join(' ')}`;
    parts.push(`waits ${durationText(posting.drawnMinutes)}${reason}`);
  }
  return partsText(parts);
}

/** The code of a refusal and the figures that explain it, in the order in which it holds them. */
export function refusalText({ code, ...figures }: { readonly code: string }): string {
  return `refused ${code} ${Object.entries(figures).map(figureText).join(' ')}`;
}

function figureText([name, figure]: [string, unknown]): string {
  if (Array.isArray(figure)) return `${name} ${figure.join(' ')}`.trim();
  const isTime = typeof figure === 'number' && /minutes/i.test(name);
  return `${name} ${isTime ? durationText(figure) : String(figure)}`;
}

/** Money, debits first said, then the minutes of blocks. */
export function transactionText(transaction: Transaction, currency: Currency): string {
  const money = transaction.money.map(({ account, block, amount }) => {
    const side = amount > 0 ? 'debit' : 'credit';
    const name = block === null ? account : `${account} ${block}`;
    return `${side} ${name} ${decimalMoney(Math.abs(amount) as Cents, currency)}`;
  });
  const time = transaction.minutes.map(
    (line) => `${line.block} ${line.minutes > 0 ? '+' : ''}${durationText(line.minutes)}`,
  );
  return partsText([...money, ...time]);
}

/** `from …: 2h in 90 days, 2h a week (1h to 3h), out on … (… to …)`. */
export function forecastText(found: Forecast | NoForecast): string {
  if ('reason' in found) return found.reason;
  const week = durationText(found.burnMinutesPerWeek);
  const low = durationText(found.lowBurnMinutesPerWeek);
  const high = durationText(found.highBurnMinutesPerWeek);
  const early = found.earliestRunsOutOn ?? 'far off';
  const late = found.latestRunsOutOn ?? 'far off';
  return (
    `${durationText(found.drawnMinutes)} since ${found.from} | ${week} a week, ${low} to ${high} | ` +
    `${durationText(found.usableMinutes)} out ${found.runsOutOn ?? 'far off'}, ${early} to ${late}`
  );
}

export function breachText({ rule, subject, expected, found }: Breach): string {
  return `breach of ${rule} by ${subject}: ${expected} expected, ${found} found`;
}

/** An entry of which only the client, the day and the minutes matter. */
export function entryOf(
  given: Pick<Entry, 'id' | 'workedOn' | 'workedMinutes'> & Partial<Entry>,
): Entry {
  return {
    client: 'client',
    technician: 'technician',
    job: 'job',
    workType: 'remote',
    description: '',
    startedAt: null,
    endedAt: null,
    ...given,
  };
}
