/**
 * Runs ledger tables through the API of a whole bank: the tables that the engine was run on, told in
 * the same words. The clock stands at noon of the last day that a line has named, and never goes
 * back; a day is closed on the day after. `block` sells a block and records its payment, `open` pays
 * for so much of it, and `cover` first logs the work that is to be covered.
 */
import { addDays, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { type Currency, cents } from '../../src/engine/money.ts';
import { compareBlocks } from '../../src/engine/shelf.ts';
import { DEFAULT_FIRM_POLICY, FROM_THE_BEGINNING } from '../../src/engine/terms.ts';
import type { As, Bank } from './bank.ts';
import {
  ask,
  type LedgerRun,
  lastRecord,
  moveTo,
  namesOf,
  type SoldBlock,
  tried,
} from './ledger-api-run.ts';
import {
  addClient,
  nameWorkType,
  payFor,
  sell,
  setKind,
  setPolicy,
  setTerms,
} from './ledger-api-terms.ts';
import { entryText, forecastText, movesText, recordText, sliceText } from './ledger-api-words.ts';
import { after, dayAfter, lineOf, workIn } from './ledger-lines.ts';
import { durationOf, durationText, partsText } from './ledger-words.ts';
import type { Row } from './rows.ts';

/** Runs the rows for a client of a firm; gives them with what came of each. */
export async function runRows(
  bank: Bank,
  as: As,
  client: string,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const text = rows.map(({ question }) => question).join('\n');
  const [first = FROM_THE_BEGINNING] = (text.match(/\d{4}-\d\d-\d\d/g) ?? []).sort();
  const run: LedgerRun = {
    ...{ bank, as, client, settings: {}, currency: 'EUR' as Currency, today: localDate(first) },
    ...{ seconds: 0, isClient: false, workTypes: new Set(), blocks: new Map(), entries: [] },
  };
  // A block of which a part is open is one that is paid for in part.
  if (/\bopen\b/.test(text)) await setPolicy(run, { blockUsable: 'proportional' });
  const found: Row[] = [];
  for (const { question } of inOrderOfSale(rows)) {
    const told = await toldBy(run, question);
    found.push({ question, answer: told === '' ? null : told });
  }
  return found;
}

/** The rows, of which sales that follow each other stand in the order of their sequences. */
export function inOrderOfSale(rows: readonly Row[]): readonly Row[] {
  const ordered: Row[] = [];
  let sales: { readonly row: Row; readonly sequence: number }[] = [];
  let sold = 0;
  for (const row of [...rows, null]) {
    if (row?.question.startsWith('block ') === true) {
      sold += 1;
      const sequence = Number(after(lineOf(row.question).given, 'sequence') ?? sold);
      sales.push({ row, sequence });
      continue;
    }
    ordered.push(...sales.toSorted((a, b) => a.sequence - b.sequence).map((sale) => sale.row));
    sales = [];
    if (row !== null) ordered.push(row);
  }
  return ordered;
}

/** What a line says, or what it throws: a row that throws fails beside the others. */
async function toldBy(run: LedgerRun, question: string): Promise<string> {
  const { verb, given } = lineOf(question);
  const act = ACTS[verb];
  if (act === undefined) throw new Error(`no table has the word ${verb}`);
  run.seconds += 1;
  moveTo(run, run.today);
  try {
    return await act(run, given);
  } catch (thrown) {
    return `throws ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

type Verb = (run: LedgerRun, given: readonly string[]) => Promise<string>;

const ACTS: Readonly<Record<string, Verb>> = {
  policy: setTerms,
  kind: setKind,
  block: sell,
  open: payFor,
  extend: async (run, [block = '', , expiresOn = '']) => {
    const input = { client: run.client, block, expiresOn, reason: 'As in the table' };
    const done = await tried(run, 'block.extend', input);
    return 'refusal' in done ? done.refusal : '';
  },
  work: (run, given) => work(run, given, false),
  post: (run, given) => work(run, given, true),
  cover,
  reverse: async (run, [number = '', , day = '']) => {
    moveTo(run, day);
    const entry = run.entries[Number(number) - 1];
    if (entry === undefined || entry === null) throw new Error(`there is no work ${number}`);
    await ask(run, 'entry.reverse', { entry, reason: 'As in the table' });
    return await lastMoves(run);
  },
  refund: (run, given) => takeBack(run, 'block.refund', given),
  reopen: (run, given) => takeBack(run, 'block.reopen', given),
  close: async (run, [day = '']) => {
    moveTo(run, addDays(localDate(day), 1));
    const { lapsed } = await ask(run, 'lapse.run', {});
    const own = lapsed.filter(({ client }) => client === run.client);
    return partsText(
      own.map(({ block, on, minutes: count, value }) => {
        const dated = on === day ? '' : ` on ${on}`;
        return `${block} lapses ${durationText(count)} ${value}${dated}`;
      }),
    );
  },
  left: async (run) => {
    const { drawOrder } = { ...DEFAULT_FIRM_POLICY, ...run.settings };
    const { items } = await ask(run, 'block.list', { client: run.client });
    const blocks = items.map((told, sequence) => ({ told, order: inOrder(told, sequence) }));
    blocks.sort((a, b) => compareBlocks(a.order, b.order, drawOrder));
    return partsText(
      blocks.map(({ told }) => `${told.name} ${durationText(told.leftMinutes)} ${told.leftValue}`),
    );
  },
  journal: async (run) => recordText(await lastRecord(run), namesOf(run)),
  decision: async (run) => {
    const entry = run.entries.at(-1);
    if (entry === undefined || entry === null) throw new Error('nothing was posted');
    const { outcome } = await ask(run, 'entry.show', { entry });
    return (outcome?.decision ?? []).map((look) => `${look.rule} ${look.outcome}`).join(', ');
  },
  forecast: async (run, [day = '']) => {
    moveTo(run, day);
    return forecastText(await ask(run, 'forecast.show', { client: run.client }));
  },
};

async function work(run: LedgerRun, given: readonly string[], asOverage: boolean): Promise<string> {
  const every = Number(after(given, 'every') ?? 0);
  if (every > 0) return await repeat(run, given, every);
  const done = await log(run, given, asOverage);
  run.entries.push('refusal' in done ? null : done.value.id);
  return 'refusal' in done ? done.refusal : entryText(done.value);
}

/** `work 10 min on 2026-01-01 every 7 days until 2026-03-31`: tells nothing of its outcomes. */
async function repeat(run: LedgerRun, given: readonly string[], every: number): Promise<string> {
  const until = dayAfter(given, 'until');
  for (let on = dayAfter(given, 'on'); on <= until; on = addDays(on, every)) {
    await work(run, [given[0] ?? '', 'on', on], false);
  }
  return '';
}

async function log(run: LedgerRun, given: readonly string[], asOverage: boolean) {
  await addClient(run);
  const told = workIn(given);
  moveTo(run, told.workedOn);
  await nameWorkType(run, told.workType);
  return await tried(run, 'entry.log', { client: run.client, ...told, post: true, asOverage });
}

/** What the block covers of work that is logged for it; what it refuses to cover stays as it is. */
async function cover(run: LedgerRun, given: readonly string[]): Promise<string> {
  const logged = await log(run, given, false);
  if ('refusal' in logged) return logged.refusal;
  const block = after(given, 'from');
  const input = { entry: logged.value.id, block, consent: 'As in the table' };
  const done =
    logged.value.outcome?.overageMinutes === 0 ? logged : await tried(run, 'entry.cover', input);
  if ('refusal' in done && !done.refusal.startsWith('refused block_cannot_cover'))
    return done.refusal;
  const { outcome } = 'refusal' in done ? logged.value : done.value;
  const parts = (outcome?.draws ?? []).map(sliceText);
  const uncovered = outcome?.overageMinutes ?? 0;
  if (uncovered > 0) parts.push(`uncovered ${durationText(uncovered)}`);
  return partsText(parts);
}

async function takeBack(
  run: LedgerRun,
  operation: 'block.refund' | 'block.reopen',
  [block = '', count = '', , day = '']: readonly string[],
): Promise<string> {
  moveTo(run, day);
  const input = {
    client: run.client,
    block,
    minutes: durationOf(count),
    reason: 'As in the table',
  };
  const done = await tried(run, operation, input);
  return 'refusal' in done ? done.refusal : await lastMoves(run);
}

function inOrder({ boughtOn, expiresOn, ...told }: SoldBlock, sequence: number) {
  return {
    ...{ id: told.id, sequence, boughtOn: localDate(boughtOn), price: cents(0), workTypes: null },
    expiresOn: expiresOn === null ? null : localDate(expiresOn),
    ...{ minutes: minutes(told.minutes), openMinutes: minutes(told.openMinutes) },
  };
}

async function lastMoves(run: LedgerRun): Promise<string> {
  return movesText(await lastRecord(run), namesOf(run));
}
