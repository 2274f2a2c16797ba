/** FIFO cases of Beancount, hledger and ledger: how they are written down, chosen and run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountLots, openAccount } from '../../src/engine/accounts.ts';
import { bookEntries, type Standing } from '../../src/engine/book.ts';
import { type LocalDate, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { leftMinutes } from '../../src/engine/lots.ts';
import { type Currency, cents } from '../../src/engine/money.ts';
import { DEFAULT_POLICY, type OnShortage, termsFor } from '../../src/engine/policy.ts';
import { entryOf } from './ledger-words.ts';
import { projectRoot } from './sources.ts';

export type FifoLot = {
  readonly id: string;
  readonly qty: string;
  readonly unitCost: string | null;
  readonly totalCost?: string;
  readonly date: string | null;
  readonly boughtOn?: string;
  readonly account?: string;
};
type FifoReduction = {
  readonly date: string;
  readonly qty: string;
  readonly account?: string;
  readonly selector?: Readonly<Record<string, string>>;
  readonly salePrice?: string;
};
type FifoSlice = { readonly reduction: number; readonly lot: string; readonly qty: string };

/** A case of the copy in this repository. */
export type FifoCase = {
  readonly id: string;
  readonly source: { readonly repo: string; readonly path: string; readonly test: string };
  readonly lots: readonly FifoLot[];
  readonly reductions: readonly FifoReduction[];
  readonly expected: {
    readonly outcome: string;
    readonly slices: readonly FifoSlice[];
    readonly remaining: readonly { readonly lot: string; readonly qty: string }[];
    readonly unmatched?: readonly { readonly reduction: number; readonly qty: string }[];
    readonly gain?: string;
  };
  readonly lotDatesAfterReduction?: boolean;
};

/** The copy in this repository. */
export function fifoCases(): readonly FifoCase[] {
  const path = join(projectRoot, 'test', 'rules', 'fifo-cases.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: FifoCase[] }).cases;
}

/** The first day by which every lot of the case has been bought. */
export function lastLotDay(given: FifoCase): LocalDate {
  const days = given.lots.map((lot) => lotDay(given, lot));
  return localDate(days.sort().at(-1) ?? '');
}

/** What the engine makes of a case: `0 L1 40 4600.00 | 0 overage 5` and what is left, by name. */
export type FifoOutcome = { readonly slices: readonly string[]; readonly left: readonly string[] };

/** A case as it was run, and what came of it. */
export type FifoRun = {
  readonly given: FifoCase;
  readonly onShortage: OnShortage;
  /** The day of all its work; null: each reduction on its own. */
  readonly workedOn: LocalDate | null;
  readonly outcome: FifoOutcome;
};

const runs: FifoRun[] = [];

/** The cases that were run so far: what the engine makes of them is held against the whole bank. */
export function fifoRuns(): readonly FifoRun[] {
  return runs;
}

/** Runs a case: a unit is a minute, a lot is a block, an account is a client. */
export function runFifoCase(
  given: FifoCase,
  onShortage: OnShortage = 'overage',
  workedOn: LocalDate | null = null,
): FifoOutcome {
  const outcome = outcomeOf(given, onShortage, workedOn);
  runs.push({ given, onShortage, workedOn, outcome });
  return outcome;
}

function outcomeOf(
  given: FifoCase,
  onShortage: OnShortage,
  workedOn: LocalDate | null,
): FifoOutcome {
  const terms = termsFor({ ...DEFAULT_POLICY, onShortage }, 'USD' as Currency);
  const standings = new Map<string, Standing>();
  for (const client of new Set([...given.lots, ...given.reductions].map(clientOf))) {
    const lots = given.lots.filter((lot) => clientOf(lot) === client);
    const account = openAccount(
      lots.map((lot, index) => blockOf(given, lot, index)),
      'purchase',
    );
    standings.set(client, { account, jobDays: new Map() });
  }
  const slices: string[] = [];
  for (const [index, reduction] of given.reductions.entries()) {
    const standing = standings.get(clientOf(reduction));
    if (standing === undefined) throw new Error(`${given.id} has no ${clientOf(reduction)}`);
    const entry = entryOf({
      id: String(index),
      workedOn: workedOn ?? localDate(reduction.date),
      workedMinutes: minutes(Number(reduction.qty)),
    });
    const { postings, refused, ...after } = bookEntries(standing, [entry], terms);
    standings.set(clientOf(reduction), after);
    for (const { draws, overageMinutes } of postings) {
      for (const { block, minutes: count, value } of draws) {
        slices.push(`${index} ${block} ${count} ${(value / 100).toFixed(2)}`);
      }
      if (overageMinutes > 0) slices.push(`${index} overage ${overageMinutes}`);
    }
    for (const { refusal } of refused) slices.push(`${index} ${refusal.code}`);
  }
  const left = [...standings.values()]
    .flatMap(({ account }) => accountLots(account))
    .filter((lot) => leftMinutes(lot) > 0)
    .map((lot) => `${lot.block.id} ${leftMinutes(lot)}`)
    .sort();
  return { slices, left };
}

/** What the case itself expects, in the same words; a slice is worth its share of the lot. */
export function expectedOutcome({ lots, expected }: FifoCase): FifoOutcome {
  const slices = expected.slices.map(({ reduction, lot, qty }) => {
    const from = lots.find(({ id }) => id === lot);
    if (from === undefined) throw new Error(`there is no lot ${lot}`);
    const value = (totalCents(from) * Number(qty)) / Number(from.qty);
    return `${reduction} ${lot} ${Number(qty)} ${(value / 100).toFixed(2)}`;
  });
  const rest = (expected.unmatched ?? []).map(
    ({ reduction, qty }) => `${reduction} overage ${Number(qty)}`,
  );
  const left = expected.remaining.map(({ lot, qty }) => `${lot} ${Number(qty)}`).sort();
  return { slices: [...slices, ...rest], left };
}

/** Whose lot, or whose reduction. */
export function clientOf({ account }: { readonly account?: string }): string {
  return account ?? 'client';
}

/** A lot without any day was there when it was first taken from. */
export function lotDay({ reductions }: FifoCase, { date, boughtOn }: FifoLot): LocalDate {
  return localDate(date ?? boughtOn ?? reductions[0]?.date ?? '');
}

function blockOf(given: FifoCase, lot: FifoLot, index: number) {
  const count = minutes(Number(lot.qty));
  return {
    id: lot.id,
    sequence: index,
    boughtOn: lotDay(given, lot),
    expiresOn: null,
    minutes: count,
    price: cents(totalCents(lot)),
    workTypes: null,
    openMinutes: count,
  };
}

/** What all of a lot costs; a lot without a cost basis is one given away. */
export function totalCents({ qty, unitCost, totalCost }: FifoLot): number {
  if (totalCost !== undefined) return Math.round(Number(totalCost) * 100);
  return Math.round(Number(unitCost ?? '0') * 100) * Number(qty);
}
