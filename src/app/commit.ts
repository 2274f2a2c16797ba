/**
 * The write path, and the only writer of the ledger: begin, enter the firm, lock the clients' rows,
 * answer known idempotency keys, load, let the engine decide, append, commit; and again after a
 * conflict. A preview is the same, rolled back.
 */
import { hash } from 'node:crypto';
import { type Act, type Books, joined, NO_CHANGE, type Step } from '../engine/bank/books.ts';
import { lapseRun } from '../engine/bank/lapse.ts';
import type { Fact } from '../engine/chain.ts';
import { agreedOf, type Firm } from '../store/agreed.ts';
import { type LockedClient, lockClients, type Needs, readBooks } from '../store/books.ts';
import type { Ending, FirmTransaction } from '../store/database.ts';
import {
  type Deed,
  type Effect,
  insertDeeds,
  insertEffects,
  readEffects,
} from '../store/effects.ts';
import { lockFirm } from '../store/firms.ts';
import { insertLinks, type NewLink } from '../store/invoice-links.ts';
import { type NewMail, queueMails } from '../store/mails.ts';
import { saveNumbers } from '../store/money-needs.ts';
import { saveChange } from '../store/save.ts';
import { type App, type Author, type Result, refuse } from './app.ts';
import { actOf, type Opened, openFirm, withRetries } from './transaction.ts';

/** What every write says of itself. */
export type Command = {
  readonly actor: Author;
  readonly operation: string;
  /** A repeat of the key gets the first outcome; the same key with other input is refused (B11). */
  readonly key: string;
  /** As it was given: what a repeat is compared with. */
  readonly input: unknown;
};

/** What a write comes to: kept with its key, so it says in JSON all that is answered. */
export type Decided<T> = {
  readonly step: Step;
  readonly outcome: T;
  readonly subject: string;
  /** What the audit keeps, where the input does not say it all. */
  readonly summary?: unknown;
  /** What is told by mail of it, once it has taken effect (I4). */
  readonly mails?: readonly NewMail[];
  /** Links that open what was issued (G3). */
  readonly links?: readonly NewLink[];
};

/** What a write comes to that found nothing to do: nothing is kept of it, not even its key. */
type Idle<T> = { readonly nothingDone: T };

/** A write to the books of one client, decided by the engine. */
export type LedgerWrite<T> = Command & {
  readonly client: string;
  readonly needs: Omit<Needs, 'client'>;
  readonly decide: (step: Step, act: Act, where: Where) => Decided<T> | Idle<T> | Refused;
};

/** The client whose row is locked, and the firm it belongs to. */
export type Where = { readonly client: LockedClient; readonly firm: Firm };

/** A write to what else a firm keeps. */
export type FirmWrite<T> = Command & {
  readonly client: string | null;
  /** Of the firm's writes that say so, one at a time: the others wait before anything is read. */
  readonly alone?: boolean;
  /** May be run again after a conflict or an outage, as if for the first time. */
  readonly act: (tx: FirmTransaction, act: Act, firm: Firm) => Promise<Done<T> | Refused>;
};

type Done<T> = {
  readonly outcome: T;
  readonly subject: string;
  /** The client it is about, where that is known only now. */
  readonly client?: string;
  /** What the audit keeps, where the input does not say it all. */
  readonly summary?: unknown;
};

export type Refused = ReturnType<typeof refuse>;

/** What a write needs when it names nothing but its client. */
export const NOTHING_ELSE: Omit<Needs, 'client'> = {
  blocks: [],
  entries: [],
  blockNames: [],
  jobDays: [],
  waiting: false,
  lapsed: false,
};

/** Commits one write to what else a firm keeps. */
export async function commit<T>(app: App, write: FirmWrite<T>): Promise<Result<T>> {
  return await withRetries(() =>
    app.database.write(write.actor.firm, async (tx): Promise<Ending<Result<T>>> => {
      if (write.alone === true) await lockFirm(tx);
      const opened = await openFirm(tx, app);
      const hash = inputHash(write);
      const [known] = await readEffects(tx, [write.key]);
      if (known !== undefined) return { keep: false, value: repeated<T>(write, hash, known) };
      const act = actOf(write.actor, opened);
      const done = await write.act(tx, act, opened.firm);
      if ('refusal' in done) {
        // The first of two that came at once may have taken effect meanwhile: it answers the other.
        const [first] = await readEffects(tx, [write.key]);
        const value = first === undefined ? done : repeated<T>(write, hash, first);
        return { keep: false, value };
      }
      const { subject, client = write.client, summary = write.input } = done;
      await insertDeeds(tx, [deedOf(app, { ...write, input: summary }, client, subject, act)]);
      await insertEffects(tx, [effectOf(write, hash, done.outcome, act)]);
      return { keep: true, value: { value: done.outcome } };
    }),
  );
}

/**
 * What a command came to when it took effect before; null when it has not. For what it names may
 * have gone since: a repeat gets the first outcome all the same (B11).
 */
export async function answeredBefore<T>(app: App, command: Command): Promise<Result<T> | null> {
  const known = await app.database.read(command.actor.firm, (tx) => readEffects(tx, [command.key]));
  return known[0] === undefined ? null : repeated<T>(command, inputHash(command), known[0]);
}

/**
 * Commits writes of one firm together, each by itself: one refused stops no other. The answers are
 * in the order of the writes.
 */
export async function commitTogether(
  app: App,
  writes: readonly LedgerWrite<unknown>[],
): Promise<readonly Result<unknown>[]> {
  const [first] = writes;
  if (first === undefined) return [];
  return await withRetries(() =>
    app.database.write(first.actor.firm, (tx) => decideAll(app, tx, writes, true)),
  );
}

/** Runs one write to its end and rolls it back: what it would have come to. */
export async function preview<T>(app: App, write: LedgerWrite<T>): Promise<Result<T>> {
  const [result] = await withRetries(() =>
    app.database.write(write.actor.firm, (tx) => decideAll(app, tx, [write], false)),
  );
  if (result === undefined) throw new RangeError('a preview came to nothing');
  return result as Result<T>;
}

async function decideAll(
  app: App,
  tx: FirmTransaction,
  writes: readonly LedgerWrite<unknown>[],
  keep: boolean,
): Promise<Ending<readonly Result<unknown>[]>> {
  // Given at once, and run in this order: what is read after the lock is as the lock found it.
  const [clients, opened, effects] = await Promise.all([
    lockClients(
      tx,
      writes.map((write) => write.client),
    ),
    openFirm(tx, app),
    readEffects(
      tx,
      writes.map((write) => write.key),
    ),
  ]);
  const known = new Map(effects.map((effect) => [effect.key, effect]));
  const agreed = await agreedOf(tx, opened.firm.settingsVersion);
  const needs = writes.map((write) => ({ client: write.client, ...write.needs }));
  const books = await readBooks(tx, clients, needs, agreed, opened.today, opened.firm);
  const batch: Batch = {
    app,
    opened,
    clients,
    books,
    known,
    deeds: [],
    effects: [],
    mails: [],
    links: [],
    change: NO_CHANGE,
    numbering: null,
  };
  const numbersBefore = numberingOf(books);
  const results = writes.map((write) => decideOne(batch, write));
  await Promise.all([
    saveChange(tx, clients, batch.change),
    insertDeeds(tx, batch.deeds),
    insertEffects(tx, batch.effects),
    batch.numbering === null ? null : saveNumbers(tx, numbersBefore, batch.numbering),
    insertLinks(tx, batch.links),
  ]);
  // A preview asks for nothing to be sent: not even for a moment.
  if (keep) await queueMails(tx, batch.mails, opened.at);
  return { keep: keep && batch.effects.length > 0, value: results };
}

type Batch = {
  readonly app: App;
  readonly opened: Opened;
  readonly clients: ReadonlyMap<string, LockedClient>;
  readonly books: Map<string, Books>;
  readonly known: Map<string, Effect>;
  readonly deeds: Deed[];
  readonly effects: Effect[];
  readonly mails: NewMail[];
  readonly links: NewLink[];
  change: Step['change'];
  /** The numbers of documents as the writes before left them; null before the first (G1). */
  numbering: ReadonlyMap<string, number> | null;
};

/** The numbers that were read, where any write needs them. */
function numberingOf(books: ReadonlyMap<string, Books>): ReadonlyMap<string, number> {
  for (const { money } of books.values()) if (money.billing !== null) return money.numbering;
  return new Map();
}

/** Decides one write on the books as the writes before it left them. */
function decideOne(batch: Batch, write: LedgerWrite<unknown>): Result<unknown> {
  const hash = inputHash(write);
  const known = batch.known.get(write.key);
  if (known !== undefined) return repeated(write, hash, known);
  const client = batch.clients.get(write.client);
  const books = batch.books.get(write.client);
  if (client === undefined || books === undefined) {
    return refuse({ code: 'not_found', thing: 'client', name: write.client });
  }
  const act = actOf(write.actor, batch.opened);
  const { numbering } = batch;
  const found = numbering === null ? books : { ...books, money: { ...books.money, numbering } };
  const decided = write.decide(lapseRun(found, act), act, { client, firm: batch.opened.firm });
  if ('refusal' in decided) return decided;
  if ('nothingDone' in decided) return { value: decided.nothingDone };
  const { step, outcome, subject, summary = write.input, mails = [], links = [] } = decided;
  batch.mails.push(...mails);
  batch.links.push(...links);
  batch.change = joined(batch.change, step.change);
  batch.books.set(write.client, step.books);
  if (step.books.money.billing !== null) batch.numbering = step.books.money.numbering;
  const effect = effectOf(write, hash, outcome, act);
  batch.known.set(write.key, effect);
  batch.effects.push(effect);
  const told = { ...write, input: summary };
  batch.deeds.push(deedOf(batch.app, told, write.client, subject, act));
  return { value: outcome };
}

function repeated<T>(write: Command, hash: Uint8Array, known: Effect): Result<T> {
  const same = known.operation === write.operation && Buffer.compare(known.inputHash, hash) === 0;
  if (same) return { value: known.outcome as T };
  return refuse({ code: 'key_reused', key: write.key, operation: write.operation });
}

function effectOf(write: Command, hash: Uint8Array, outcome: unknown, { at }: Act): Effect {
  return { key: write.key, operation: write.operation, inputHash: hash, outcome, at };
}

/** Of who came by a link, the deed says by which: whoever has it passes for the contact. */
function deedOf(
  app: App,
  { actor, operation, input }: Command,
  client: string | null,
  subject: string,
  { at }: Act,
): Deed {
  return {
    id: app.newId(),
    at,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    operation,
    client,
    subject,
    summary: actor.byLink == null ? input : Object.assign({}, input, { byLink: actor.byLink }),
  };
}

/**
 * The hash of who acts and of the input, whatever the order in which its fields were written: the
 * same words of somebody else are another command.
 */
function inputHash({ actor, input }: Command): Uint8Array {
  return hash('sha256', JSON.stringify([whoIs(actor), sorted(input)]), 'buffer');
}

function whoIs({ kind, id, member }: Author): string {
  if (kind === 'contact') return id;
  return member === '' ? kind : member;
}

function sorted(value: unknown): Fact {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value as Fact;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)]));
}
