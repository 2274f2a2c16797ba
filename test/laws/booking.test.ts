/** One run is two half runs; other clients and the order of the input do not matter. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openAccount } from '../../src/engine/accounts.ts';
import {
  bookClient,
  bookEntries,
  type ClientInput,
  inBookingOrder,
  type PlacedEntry,
  type Standing,
} from '../../src/engine/book.ts';
import { journalOf } from '../../src/engine/chronicle.ts';
import { localDate } from '../../src/engine/days.ts';
import { invariants } from '../../src/engine/invariants.ts';
import type { Currency } from '../../src/engine/money.ts';
import { type Policy, termsFor } from '../../src/engine/policy.ts';
import type { Posting } from '../../src/engine/post.ts';
import { someBlocks, someDay, someEntries, somePolicy } from '../support/client-life.ts';

const EUR = 'EUR' as Currency;
const LATER = localDate('2029-12-31');

test('one run over all entries is two runs, cut anywhere', () => {
  fc.assert(
    fc.property(someBlocks, someEntries, somePolicy, fc.nat(25), (blocks, entries, policy, cut) => {
      const terms = termsFor(policy, EUR);
      const start = { account: openAccount(blocks, policy.drawOrder), jobDays: new Map() };
      const whole = bookEntries(start, entries, terms);
      const first = bookEntries(start, entries.slice(0, cut), terms);
      const second = bookEntries(first, entries.slice(cut), terms);
      assert.deepEqual([...first.postings, ...second.postings], whole.postings);
      assert.deepEqual([...first.refused, ...second.refused], whole.refused);
      assert.deepEqual(second.account, whole.account);
      assert.deepEqual(second.jobDays, whole.jobDays);
    }),
    { numRuns: 300 },
  );
});

test('a run leaves where it started from as it was', () => {
  fc.assert(
    fc.property(someBlocks, someEntries, somePolicy, (blocks, entries, policy) => {
      const start = { account: openAccount(blocks, policy.drawOrder), jobDays: new Map() };
      bookEntries(start, entries, termsFor(policy, EUR));
      const untouched = { account: openAccount(blocks, policy.drawOrder), jobDays: new Map() };
      assert.deepEqual(start, untouched);
    }),
  );
});

test('clients booked entry by entry in turn have what each has when booked alone', () => {
  const someClients = fc.array(fc.tuple(someBlocks, someEntries), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(someClients, somePolicy, (given, policy) => {
      const clients = given.map(([blocks, entries], at) =>
        inputOf(`client ${at}`, blocks, entries),
      );
      const inTurn = bookInTurn(clients, policy);
      for (const client of clients) {
        const alone = bookClient(client, policy, LATER);
        assert.deepEqual(inTurn.get(client.client), alone.postings);
      }
    }),
    { numRuns: 150 },
  );
});

test('the order in which blocks and entries are handed in does not matter', () => {
  fc.assert(
    fc.property(someBlocks, someEntries, somePolicy, someDay, (blocks, entries, policy, asOf) => {
      const forward = bookClient(inputOf('client', blocks, entries), policy, asOf);
      const backward = bookClient(
        inputOf('client', [...blocks].reverse(), [...entries].reverse()),
        policy,
        asOf,
      );
      const inOneOrder = (book: typeof forward) => ({
        ...book,
        laterBlocks: new Set(book.laterBlocks),
        postings: book.postings.map((posting) => ({
          ...posting,
          waitsFor: new Set(posting.waitsFor),
        })),
      });
      assert.deepEqual(inOneOrder(backward), inOneOrder(forward));
    }),
    { numRuns: 300 },
  );
});

test('entries are booked in order of day, and on a day in order of start', () => {
  fc.assert(
    fc.property(someEntries, (entries) => {
      const ordered = inBookingOrder(entries);
      assert.equal(new Set(ordered).size, entries.length);
      const ranks = ordered.map(({ workedOn, startedAt, place }) =>
        [workedOn, String(startedAt ?? 0).padStart(12, '0'), String(place).padStart(3, '0')].join(),
      );
      assert.deepEqual(ranks, [...ranks].sort());
    }),
  );
});

test('a client’s book: totals, lots and journal agree', () => {
  fc.assert(
    fc.property(someBlocks, someEntries, somePolicy, someDay, (blocks, entries, policy, asOf) => {
      const book = bookClient(inputOf('client', blocks, entries), policy, asOf);
      const { totals } = book;
      assert.deepEqual(invariants(book.lots, journalOf(book)), []);
      assert.equal(
        totals.boughtMinutes,
        totals.drawnMinutes + totals.lapsedMinutes + totals.leftMinutes,
      );
      assert.equal(totals.boughtValue, totals.drawnValue + totals.lapsedValue + totals.leftValue);
      const drawn = book.postings.flatMap(({ draws }) => draws.map((slice) => slice.minutes));
      assert.equal(
        totals.drawnMinutes,
        drawn.reduce<number>((sum, count) => sum + count, 0),
      );
      assert.ok(totals.usableMinutes >= 0 && totals.usableMinutes <= totals.leftMinutes);
      const booked = book.postings.length + book.refused.length + book.laterEntries.length;
      assert.equal(booked, entries.length);
      assert.equal(book.lots.length + book.laterBlocks.length, blocks.length);
      const days = journalOf(book).map(({ on }) => on);
      assert.deepEqual(days, [...days].sort());
    }),
    { numRuns: 300 },
  );
});

function inputOf(
  client: string,
  blocks: ClientInput['blocks'],
  entries: readonly PlacedEntry[],
): ClientInput {
  return { client, currency: EUR, blocks, entries };
}

/** The first entry of each client, then the second of each, and so on. */
function bookInTurn(clients: readonly ClientInput[], policy: Policy): Map<string, Posting[]> {
  const terms = termsFor(policy, EUR);
  const standings = new Map<string, Standing>();
  const postings = new Map<string, Posting[]>();
  for (const { client, blocks } of clients) {
    standings.set(client, { account: openAccount(blocks, policy.drawOrder), jobDays: new Map() });
    postings.set(client, []);
  }
  const longest = Math.max(...clients.map(({ entries }) => entries.length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const { client, entries } of clients) {
      const entry = inBookingOrder(entries)[turn];
      const standing = standings.get(client);
      if (entry === undefined || standing === undefined) continue;
      const booked = bookEntries(standing, [entry], terms);
      standings.set(client, booked);
      postings.get(client)?.push(...booked.postings);
    }
  }
  return postings;
}
