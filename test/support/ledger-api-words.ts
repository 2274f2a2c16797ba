/** What the API answers, in the words of ledger tables. */
import assert from 'node:assert/strict';
import type { OutputOf } from '../../src/contract/operations.ts';
import { durationText, partsText, refusalText } from './ledger-words.ts';

type Slice = { readonly blockName: string; readonly minutes: number; readonly value: string };
type Told = NonNullable<OutputOf<'entry.log'>['outcome']>;
type JournalRecord = OutputOf<'journal.list'>['items'][number];

export function sliceText({ blockName, minutes, value }: Slice): string {
  return `${blockName} ${durationText(minutes)} ${value}`;
}

/** What posting an entry did: its draws, its overage, what is billed apart, what it waits for. */
export function entryText({ outcome }: OutputOf<'entry.log'>): string {
  assert.ok(outcome !== null, 'it is a draft');
  const parts = outcome.draws.map(sliceText);
  if (outcome.overageMinutes > 0) {
    parts.push(priced('overage', outcome.overageMinutes, outcome.overageValue));
  }
  if (outcome.coverage === 'separate') {
    parts.push(priced('separate', outcome.separateMinutes, outcome.separateValue));
  }
  if (outcome.coverage === 'waiting') parts.push(waitsText(outcome));
  return partsText(parts);
}

function priced(what: string, count: number, value: string | null): string {
  return `${what} ${durationText(count)}${value === null ? '' : ` ${value}`}`;
}

function waitsText({ drawnMinutes, waitsFor }: Told): string {
  const reason = waitsFor.length === 0 ? '' : ` for ${waitsFor.join(' ')}`;
  return `waits ${durationText(drawnMinutes)}${reason}`;
}

/** Money, debits first said, then the minutes of blocks. `names` are those of blocks by id. */
export function recordText(record: JournalRecord, names: ReadonlyMap<string, string>): string {
  const money = record.money.map(({ account, block, amount }) => {
    const side = amount.startsWith('-') ? 'credit' : 'debit';
    const of = block === null ? '' : ` ${names.get(block)}`;
    return `${side} ${account}${of} ${amount.replace('-', '')}`;
  });
  const time = record.minutes.map(
    (line) =>
      `${names.get(line.block)} ${line.minutes > 0 ? '+' : ''}${durationText(line.minutes)}`,
  );
  return partsText([...money, ...time]);
}

/** What a record moved in each block, either way. */
export function movesText(record: JournalRecord, names: ReadonlyMap<string, string>): string {
  return partsText(
    record.minutes.map(({ block, minutes }) => {
      const money = record.money.find((line) => line.block === block)?.amount ?? '0.00';
      const blockName = names.get(block) ?? block;
      return sliceText({ blockName, minutes: Math.abs(minutes), value: money.replace('-', '') });
    }),
  );
}

/** `15h since … | 70 min a week, 70 min to 70 min | 85h out …, … to …`, much of it from its words. */
export function forecastText(told: OutputOf<'forecast.show'>): string {
  if (told.reason !== null) return told.reason;
  const words = /^(.+) were drawn from (\S+) to \S+: .+ The (.+) left (run out|last)/.exec(
    told.says,
  );
  assert.ok(words !== null, `a forecast says ${told.says}`);
  const [, drawn = '', from, usable = ''] = words;
  const week = [told.burnMinutesPerWeek, told.lowBurnMinutesPerWeek, told.highBurnMinutesPerWeek];
  const [mean, low, high] = week.map((count) => durationText(count ?? 0));
  const days = [told.runsOutOn, told.earliestRunsOutOn, told.latestRunsOutOn];
  const [out, early, late] = days.map((day) => day ?? 'far off');
  return (
    `${durationText(minutesOf(drawn))} since ${from} | ${mean} a week, ${low} to ${high} | ` +
    `${durationText(minutesOf(usable))} out ${out}, ${early} to ${late}`
  );
}

/** `1,000 h 30 min` in minutes. */
function minutesOf(words: string): number {
  const [, hours = '0', rest = '0'] = /^(?:([\d,]+) h)? ?(?:(\d+) min)?$/.exec(words) ?? [];
  return Number(hours.replaceAll(',', '')) * 60 + Number(rest);
}

/** A problem without what every one of them has: its code, and the figures that explain it. */
export function problemText(problem: object): string {
  const told = Object.entries(problem).filter(([name]) => !OF_EVERY_PROBLEM.has(name));
  return refusalText(Object.fromEntries(told) as { code: string });
}

const OF_EVERY_PROBLEM = new Set(['type', 'title', 'status', 'detail', 'request']);
