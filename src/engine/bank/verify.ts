/**
 * Holds what is kept of a client against what its journal says (H1 to H3, B4, B8): blocks, their
 * movements, entries and the head of the journal. Sound books have no findings.
 */
import type { JournalRecord } from '../chain.ts';
import type { LedgerAccount } from '../journal.ts';
import type { Lot } from '../lots.ts';
import type { Currency } from '../money.ts';
import type { BankEntry, BlockLabel } from './books.ts';
import { dayFact, numberFact } from './facts.ts';
import { type Finding, finding, money, recordWord } from './findings.ts';
import type { BlockState, Moved, Rebuilt } from './rebuild.ts';

/** All that is told of a block that is kept. */
export function blockState(
  { block, ...taken }: Lot,
  { name, origin, paid, invoice }: BlockLabel,
  currency: Currency,
  note: string,
): BlockState {
  const { sequence: sale, ...sold } = block;
  return { ...sold, ...taken, name, origin, paid, invoice, sale, currency, note };
}

type Told = string | number | null;

/** Each figure of a block, by the rule that it follows from. */
const BLOCK_FIGURES: readonly (readonly [what: string, of: (block: BlockState) => Told])[] = [
  ['A2 name', ({ name }) => name],
  ['A2 origin', ({ origin }) => origin],
  ['A6 place of sale', ({ sale }) => sale],
  ['A2 day bought', ({ boughtOn }) => boughtOn],
  ['A5 last usable day', ({ expiresOn }) => expiresOn],
  ['A2 minutes', (block) => block.minutes],
  ['A2 price', ({ price, currency }) => money(price, currency)],
  ['A2 currency', ({ currency }) => currency],
  ['A7 work types', ({ workTypes }) => JSON.stringify(workTypes)],
  ['A2 note', ({ note }) => note],
  ['A4 invoice', ({ invoice }) => invoice],
  ['A4 open minutes', ({ openMinutes }) => openMinutes],
  ['A4 paid', ({ paid, currency }) => money(paid, currency)],
  ['H2 drawn minutes', ({ drawnMinutes }) => drawnMinutes],
  ['H2 drawn value', ({ drawnValue, currency }) => money(drawnValue, currency)],
  ['H2 lapsed minutes', ({ lapsedMinutes }) => lapsedMinutes],
  ['H2 lapsed value', ({ lapsedValue, currency }) => money(lapsedValue, currency)],
  ['H2 refunded minutes', ({ refundedMinutes }) => refundedMinutes],
  ['H2 refunded value', ({ refundedValue, currency }) => money(refundedValue, currency)],
  ['A9 day of return', ({ returnedOn }) => returnedOn],
];

/** Holds the blocks that are kept against the rebuilt ones. */
export function checkBlocks(rebuilt: Rebuilt, kept: readonly BlockState[]): readonly Finding[] {
  const findings: Finding[] = [];
  const missing = new Map(rebuilt.blocks);
  for (const block of kept) {
    const expected = missing.get(block.id);
    missing.delete(block.id);
    if (expected === undefined) {
      findings.push(finding('H2 block', `block ${block.name}`, 'one that was sold', 'no sale'));
      continue;
    }
    for (const [what, of] of BLOCK_FIGURES) {
      compare(findings, what, `block ${expected.name}`, of(expected), of(block));
    }
  }
  for (const { name } of missing.values()) {
    findings.push(finding('H2 block', `block ${name}`, 'a block', 'none'));
  }
  return findings;
}

/** Holds kept movements against what the records moved; both in the order of the journal. */
export function checkMovements(
  moved: readonly Moved[],
  kept: readonly Moved[],
  currency: Currency,
): readonly Finding[] {
  const findings: Finding[] = [];
  const missing = new Map(moved.map((one) => [placeWord(one), one]));
  for (const one of kept) {
    const subject = placeWord(one);
    const expected = missing.get(subject);
    missing.delete(subject);
    if (expected === undefined) {
      findings.push(finding('H2 movement', subject, 'none', movementWords(one, currency)));
    } else {
      const told = movementWords(expected, currency);
      compare(findings, 'H2 movement', subject, told, movementWords(one, currency));
    }
  }
  for (const [subject, expected] of missing) {
    findings.push(finding('H2 movement', subject, movementWords(expected, currency), 'none'));
  }
  return findings;
}

function placeWord({ sequence, place }: Moved): string {
  return `movement ${place} of ${recordWord(sequence)}`;
}

function movementWords(moved: Moved, currency: Currency): string {
  const { kind, on, block, entry, leftMinutes } = moved;
  const of = entry === null ? '' : ` for entry ${entry}`;
  const value = money(moved.value, currency);
  const left = `${leftMinutes} min ${money(moved.leftValue, currency)} left`;
  return `${kind} on ${on} of ${moved.minutes} min ${value} in block ${block}${of}, ${left}`;
}

/** The head of a journal, as it is kept with the client. Hashes in hex. */
export type Head = { readonly length: number; readonly hash: string; readonly lastSale: number };

/** Holds the kept head against the end of the journal, whose last hash is `hash`. */
export function checkHead(rebuilt: Rebuilt, hash: string, kept: Head): readonly Finding[] {
  const findings: Finding[] = [];
  compare(findings, 'H3 length', 'the journal', rebuilt.length, kept.length);
  compare(findings, 'H3 hash', 'the head of the journal', hash, kept.hash);
  compare(findings, 'A6 last sale', 'the client', rebuilt.lastSale, kept.lastSale);
  return findings;
}

/**
 * Holds an entry that was posted against its records: the posting, what covered it later (A8) and
 * its reversal, in that order.
 */
export function checkEntry(
  kept: BankEntry | null,
  records: readonly [JournalRecord, ...JournalRecord[]],
  currency: Currency,
): readonly Finding[] {
  const [work] = records;
  const subject = `entry ${work.subject}`;
  const findings: Finding[] = [];
  if (kept === null || kept.entry.client !== work.client) {
    return [finding('H2 entry', subject, `that of ${recordWord(work.sequence)}`, 'none')];
  }
  const check = (what: string, expected: Told, found: Told) =>
    compare(findings, what, subject, expected, found);
  const reversal = records.find(({ kind }) => kind === 'reversal');
  const draws = records.filter(({ kind }) => kind !== 'reversal');
  const { entry, outcome } = kept;
  check('B7 state', reversal === undefined ? 'posted' : 'reversed', kept.state);
  check('B7 day worked', dayFact(work.facts, 'happenedOn') ?? work.on, entry.workedOn);
  check('B7 place in the journal', work.sequence, outcome?.postedAs ?? null);
  check('B9 place of the reversal', reversal?.sequence ?? null, outcome?.reversedAs ?? null);
  check('B1 worked minutes', numberFact(work.facts, 'workedMinutes'), entry.workedMinutes);
  if (outcome === null) return findings;
  check('B2 billed minutes', numberFact(work.facts, 'billedMinutes'), outcome.billedMinutes);
  check('B3 drawn minutes', numberFact(work.facts, 'drawnMinutes'), outcome.drawnMinutes);
  const overage = numberFact(draws.at(-1)?.facts ?? null, 'overageMinutes');
  check('B6 overage minutes', overage, outcome.overageMinutes);
  check('B10 travel minutes', numberFact(work.facts, 'separateMinutes'), outcome.separateMinutes);
  const drawn =
    0 - draws.flatMap((record) => record.minutes).reduce((sum, m) => sum + m.minutes, 0);
  check('B4 draws and overage', outcome.drawnMinutes, drawn + outcome.overageMinutes);
  const revenue = (account: LedgerAccount) => money(0 - sumOf(draws, account), currency);
  check('B6 overage value', revenue('revenue:overage'), money(outcome.overageValue ?? 0, currency));
  check('B10 travel value', revenue('revenue:travel'), money(outcome.separateValue ?? 0, currency));
  if (reversal !== undefined) check('B9 reversal', 'the mirror image', mirrorWords(records));
  return findings;
}

function sumOf(records: readonly JournalRecord[], account: LedgerAccount): number {
  return records
    .flatMap((record) => record.money)
    .filter((line) => line.account === account)
    .reduce((sum, line) => sum + line.amount, 0);
}

/** Whether records, the last of which unwinds the others, leave nothing in any account and block. */
function mirrorWords(records: readonly JournalRecord[]): string {
  const sums = new Map<string, number>();
  const add = (what: string, amount: number) => sums.set(what, (sums.get(what) ?? 0) + amount);
  for (const { money: lines, minutes } of records) {
    for (const { account, block, amount } of lines) add(`${account} ${block ?? ''}`, amount);
    for (const line of minutes) add(`minutes of ${line.block}`, line.minutes);
  }
  const remain = [...sums].filter(([, sum]) => sum !== 0);
  if (remain.length === 0) return 'the mirror image';
  return remain.map(([what, sum]) => `${sum} left in ${what}`).join(', ');
}

/** Holds a cover or a reversal against the entry that it is about. */
export function checkFollowUp(
  kept: BankEntry | null,
  { kind, sequence, subject, client }: JournalRecord,
): readonly Finding[] {
  const findings: Finding[] = [];
  const named = `entry ${subject}`;
  const postedAs = kept?.entry.client === client ? (kept.outcome?.postedAs ?? null) : null;
  if (postedAs === null || postedAs > sequence) {
    return [finding('H2 entry', named, `one posted before ${recordWord(sequence)}`, 'none')];
  }
  if (kind === 'reversal') {
    compare(
      findings,
      'B9 place of the reversal',
      named,
      sequence,
      kept?.outcome?.reversedAs ?? null,
    );
  }
  return findings;
}

function compare(
  findings: Finding[],
  what: string,
  subject: string,
  expected: Told,
  found: Told,
): void {
  if (expected !== found) findings.push(finding(what, subject, told(expected), told(found)));
}

function told(figure: Told): string {
  return figure === null ? 'none' : String(figure);
}
