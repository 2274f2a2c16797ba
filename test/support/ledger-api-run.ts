/** Where a ledger table stands in a bank, and how it asks there. */
import type { OperationName, OutputOf } from '../../src/contract/operations.ts';
import { type LocalDate, localDate } from '../../src/engine/days.ts';
import type { Currency } from '../../src/engine/money.ts';
import type { FirmPolicy } from '../../src/engine/terms.ts';
import { type As, type Bank, requestFor } from './bank.ts';
import { problemText } from './ledger-api-words.ts';

export type SoldBlock = OutputOf<'block.sell'>;

/** A table under way. */
export type LedgerRun = {
  readonly bank: Bank;
  readonly as: As;
  readonly client: string;
  settings: Partial<FirmPolicy>;
  currency: Currency;
  today: LocalDate;
  /** Seconds after noon: one for each line. */
  seconds: number;
  isClient: boolean;
  readonly workTypes: Set<string>;
  /** The blocks by name, in the order of sale, as they were last told. */
  readonly blocks: Map<string, SoldBlock>;
  /** The entries of `work` and `post`; null for what was refused. */
  readonly entries: (string | null)[];
};

/** The clock stands at noon of the last day named, and a second later with each line. */
export function moveTo(run: LedgerRun, day: string): void {
  if (day > run.today) run.today = localDate(day);
  const noon = Date.parse(`${run.today}T12:00:00Z`);
  run.bank.moveTo(new Date(noon + run.seconds * 1000).toISOString());
}

export async function lastRecord(
  run: LedgerRun,
): Promise<OutputOf<'journal.list'>['items'][number]> {
  const { items } = await ask(run, 'journal.list', { client: run.client, limit: 1 });
  const [last] = items;
  if (last === undefined) throw new Error('nothing is booked yet');
  return last;
}

/** The names of blocks by their ids. */
export function namesOf({ blocks }: LedgerRun): ReadonlyMap<string, string> {
  return new Map([...blocks].map(([name, { id }]) => [id, name]));
}

export function ask<Name extends OperationName>(run: LedgerRun, name: Name, input: object) {
  return run.bank.ask(name, input, { as: run.as });
}

/** The answer, or the refusal in the words of tables. */
export async function tried<Name extends OperationName>(
  { bank, as }: LedgerRun,
  name: Name,
  input: object,
): Promise<{ readonly value: OutputOf<Name> } | { readonly refusal: string }> {
  const response = await bank.send(as, requestFor(name, input));
  const told = JSON.parse(await response.text());
  return response.ok ? { value: told } : { refusal: problemText(told) };
}
