/** The straight line of `hourbank book`: read → book → present. */
import { basename } from 'node:path';
import {
  bookClient,
  type ClientBook,
  type ClientInput,
  inBookingOrder,
} from '../../engine/book.ts';
import type { LocalDate } from '../../engine/days.ts';
import { duplicatesAmong, overlapsAmong } from '../../engine/doubts.ts';
import { currencyDigits, parseMoney } from '../../engine/money.ts';
import type { Policy } from '../../engine/policy.ts';
import { dayAt, type Zone, zoneOf } from '../../engine/zones.ts';
import { composed } from '../../formats/composed.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { nearest } from '../../formats/nearest.ts';
import { blockReader, type ReadBlocks } from '../../formats/read-blocks.ts';
import { entryReader, type ReadEntries } from '../../formats/read-entries.ts';
import { type RowRefusal, refuseRow } from '../../formats/refusals.ts';
import { withoutRepeats } from '../../formats/repeats.ts';
import {
  doubtWarnings,
  readingWarnings,
  type Warning,
  type Warnings,
} from '../../formats/told-warnings.ts';
import { type CommandRefusal, commandRefused, EXIT, isCommandRefusal } from '../exit-codes.ts';
import { clientsOf } from './clients.ts';
import { readInput } from './input.ts';
import { progressOn } from './progress.ts';
import { readMapping, readPolicy } from './settings.ts';
import { bookWarnings, nameWarnings } from './warnings.ts';

export type BookOptions = {
  readonly blocks: string;
  readonly entries: string;
  readonly map?: string;
  readonly policy?: string;
  /** Today in the firm's zone when not given. */
  readonly asOf?: LocalDate;
  /** Empty for all. */
  readonly clients: readonly string[];
};

/** What is to be booked, read and checked, and what came of the reading. */
export type Booking = {
  readonly asOf: LocalDate;
  readonly policy: Policy;
  readonly clients: readonly ClientInput<FileEntry>[];
  readonly entriesFile: string;
  /** Rows that could not be read. */
  readonly refused: readonly RowRefusal[];
  readonly warnings: Warnings;
};

/** Reads both files and brings them together, for every client or only those asked for. */
export async function readBooking(options: BookOptions): Promise<Booking | CommandRefusal> {
  const policy = await readPolicy(options.policy);
  if (isCommandRefusal(policy)) return policy;
  const read = await readFiles(options, policy);
  if (isCommandRefusal(read)) return read;
  const { blocks, entries } = read;
  const tooFine = tooFineRate(policy, blocks);
  if (tooFine !== null) return tooFine;
  const entriesFile = basename(options.entries);
  const { once, repeated } = withoutRepeats(entries.entries, entriesFile);
  const inOrder = inBookingOrder(once);
  const all = clientsOf(blocks.blocks, inOrder);
  const clients = chooseClients(all, options.clients.map(composed));
  if (isCommandRefusal(clients)) return clients;
  const names = new Set(clients.map(({ client }) => client));
  const overlaps = overlapsAmong(inOrder).filter(({ entry }) => names.has(entry.client));
  return {
    asOf: options.asOf ?? dayAt(read.zone, Math.floor(Date.now() / 1000)),
    policy,
    clients,
    entriesFile,
    refused: [...blocks.refused, ...entries.refused, ...repeated].filter(
      ({ client }) => options.clients.length === 0 || client === null || names.has(client),
    ),
    warnings: [
      ...readingWarnings(entries, entriesFile),
      ...nameWarnings(all, names, policy),
      ...doubtWarnings(overlaps),
    ],
  };
}

/** Rows refused and warnings, those of reading and, once a client is booked, of booking. */
export type Rest = { readonly refused: RowRefusal[]; readonly warnings: Warning[] };

/** Adds one by one: there may be more than a call can take as arguments. */
export function addTo<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

/**
 * Books one client after the other, each when it is asked for, so that no more than one client's
 * books are held at a time. What is refused or doubtful is added to `rest` on the way.
 */
export function* bookClients(booking: Booking, rest: Rest): Generator<ClientBook<FileEntry>, void> {
  const { asOf, policy, entriesFile } = booking;
  for (const client of booking.clients) {
    const book = bookClient(client, policy, asOf);
    for (const { entry, refusal } of book.refused) {
      const fault = { column: null, flaw: refusal };
      rest.refused.push(refuseRow(entriesFile, entry.line, entry, fault));
    }
    addTo(rest.warnings, doubtWarnings(duplicatesAmong(client.entries)));
    addTo(rest.warnings, bookWarnings(book, asOf, policy));
    yield book;
  }
}

async function readFiles(
  options: BookOptions,
  policy: Policy,
): Promise<{ zone: Zone; blocks: ReadBlocks; entries: ReadEntries } | CommandRefusal> {
  const mapped = await readMapping(options.map);
  if (isCommandRefusal(mapped)) return mapped;
  const zone = zoneOf(policy.timeZone);
  if (zone === null) throw new RangeError(`time zone ${policy.timeZone} was checked before`);
  const blocks = await readInput(
    options.blocks,
    blockReader({ file: basename(options.blocks) }),
    () => undefined,
  );
  if (isCommandRefusal(blocks)) return blocks;
  const progress = progressOn(process.stderr, basename(options.entries));
  const { mapping } = mapped;
  const { longestEntryMinutes } = policy;
  const reader = entryReader({
    file: basename(options.entries),
    mapping,
    zone,
    longestEntryMinutes,
  });
  const entries = await readInput(options.entries, reader, progress.read);
  progress.done();
  return isCommandRefusal(entries) ? entries : { zone, blocks, entries };
}

/** Rates are kept in minor units: one that is finer than the currency's cannot be kept exactly. */
function tooFineRate(policy: Policy, blocks: ReadBlocks): CommandRefusal | null {
  const { currency: only } = policy;
  const currencies = new Set(only === null ? blocks.blocks.map((block) => block.currency) : [only]);
  const amounts = Object.entries(policy.workTypes).flatMap(([name, work]) => [
    [`workTypes.${name}.standardRatePerHour`, work.standardRatePerHour] as const,
    [`workTypes.${name}.flatFee`, work.flatFee] as const,
  ]);
  for (const [key, amount] of [
    ['standardRatePerHour', policy.standardRatePerHour] as const,
    ...amounts,
  ]) {
    for (const currency of currencies) {
      if (amount === null || parseMoney(amount, currency) !== null) continue;
      const digits = currencyDigits(currency);
      const message = `the policy's ${key} is ${amount}, but ${currency} has ${digits} decimals: give it with no more`;
      return commandRefused(EXIT.usage, message);
    }
  }
  return null;
}

function chooseClients<C extends { readonly client: string }>(
  clients: readonly C[],
  wanted: readonly string[],
): readonly C[] | CommandRefusal {
  if (wanted.length === 0) return clients;
  const names = clients.map(({ client }) => client);
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    const hint =
      meant === null ? `there are ${names.slice(0, 10).join(', ')}` : `did you mean "${meant}"?`;
    return commandRefused(EXIT.usage, `neither file has a client "${name}"; ${hint}`);
  }
  return clients.filter(({ client }) => wanted.includes(client));
}
