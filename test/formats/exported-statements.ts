/** Statements to export: a small one to read with every kind of record, and random ones. */
import fc from 'fast-check';
import {
  type Statement,
  type StatementSource,
  statementOf,
} from '../../src/engine/bank/statement.ts';
import type { Period } from '../../src/engine/bank/told-days.ts';
import type { JournalRecord } from '../../src/engine/chain.ts';
import { addDays, daysBetween, localDate } from '../../src/engine/days.ts';
import { DEFAULT_FIRM_POLICY } from '../../src/engine/terms.ts';
import { beancountOf } from '../../src/formats/beancount.ts';
import { hledgerOf } from '../../src/formats/hledger.ts';
import { statementLedger } from '../../src/formats/statement-ledger.ts';
import type { StatementTerms } from '../../src/formats/statement-words.ts';
import {
  type BankLife,
  type Deed,
  type Doing,
  EUR,
  liveInBank,
  someDeeds,
  someFirmPolicy,
} from '../support/bank-life.ts';
import {
  billedElsewhere,
  creditTaxed,
  invoiceWork,
  mixed,
  payAny,
  payBack,
  reversePaid,
  sellTaxed,
  someMoneyDeed,
  spendBalance,
} from '../support/money-deeds.ts';
import { sourceOf } from '../support/told-journal.ts';
import { anyText, NASTY_TEXTS } from './exported-books.ts';

const FIRST_DAY = localDate('2026-01-01');

/** What an export is made from. */
export type Exported = {
  readonly client: string;
  readonly statement: Statement;
  readonly terms: StatementTerms;
  /** The whole journal, of which the statement tells the end. */
  readonly journal: readonly JournalRecord[];
};

function sold(
  origin: 'sale' | 'grant' | 'opening',
  daysAgo: number,
  count: number,
  price: number,
  paid: number,
): Deed {
  const validDays = origin === 'sale' && count === 600 ? 45 : null;
  return { act: 'sell', origin, daysAgo, validDays, count, price, paid, workTypes: null };
}

function worked(daysAgo: number, count: number, workType: string): Deed {
  return { act: 'work', daysAgo, count, workType, job: 'server', asOverage: false };
}

/** B0 of 10 h at 60.00 an hour is paid in two parts, and used a little in January. */
const SMALL_LIFE: readonly Deed[] = [
  sold('sale', 0, 600, 60_000, 33),
  { act: 'pay', pick: 0, part: 67 },
  worked(0, 125, 'remote'),
  { act: 'wait', days: 35 },
  worked(2, 30, 'drive'),
  { act: 'reverse', pick: 0 },
  worked(10, 65, 'remote'),
  sold('grant', 0, 60, 0, 0),
  sold('opening', 60, 100, 9000, 0),
  { act: 'extend', pick: 1, count: 20 },
  { act: 'wait', days: 40 },
  { act: 'reopen', pick: 1, count: 30 },
  { act: 'refund', pick: 0, count: 40 },
  worked(0, 150, 'remote'),
  sold('sale', 0, 300, 30_000, 100),
  { act: 'cover', pick: 3, pickBlock: 3 },
];

/**
 * Beside the work: B16 is sold with tax of 20 %, paid in part by bank, and an hour of it is credited.
 * What was worked is invoiced, some of it elsewhere; money comes in for nothing, is used and goes back.
 */
const MONEY_LIFE: readonly (Deed | Doing)[] = [
  ...SMALL_LIFE,
  sellTaxed(120, 20_000),
  payAny(3, 18_000),
  creditTaxed(0, 60),
  invoiceWork,
  worked(0, 12, 'drive'),
  billedElsewhere,
  payAny(0, 1200),
  spendBalance(3),
  payBack(500),
  reversePaid(2, 6000),
];

/** February and March of the small life: the kinds of record that are about hours. */
export function smallStatement(): Exported {
  return smallStatementOf(SMALL_LIFE);
}

/** The same with money: every kind of record there is. */
export function moneyStatement(): Exported {
  return smallStatementOf(MONEY_LIFE);
}

function smallStatementOf(deeds: readonly (Deed | Doing)[]): Exported {
  const life = [...liveInBank(deeds, DEFAULT_FIRM_POLICY)].at(-1);
  if (life === undefined) throw new Error('the small life is empty');
  const period = { from: localDate('2026-02-01'), to: localDate('2026-03-31') };
  const blocks = life.change.newBlocks.map(({ block }) => block.id);
  return {
    client: 'Müller & Co',
    statement: statementOf(journalIn(life, period)),
    terms: {
      currency: EUR,
      blockNames: new Map(blocks.map((id) => [id, id.replace('block-', 'B')])),
    },
    journal: life.change.records,
  };
}

function journalIn({ books, change }: BankLife, period: Period): StatementSource {
  const blocks = change.newBlocks.map(({ block }) => block.id);
  const entries = [...books.entries.values()];
  return sourceOf({ records: change.records, blocks, entries, pending: [] }, period);
}

/** Statements of random lives, all that has a name called by nasty ones: the same for a seed. */
export function randomStatements(seed: number): readonly Exported[] {
  const worse = fc.sample(anyText, { seed, numRuns: 100 });
  const nasty = (place: number): string => {
    const texts = [...NASTY_TEXTS, ...worse];
    return texts[place % texts.length] ?? '';
  };
  const some = fc.tuple(someDeeds, fc.array(someMoneyDeed, { maxLength: 25 }), someFirmPolicy);
  const lives = fc.sample(fc.tuple(some, fc.nat(100)), { seed, numRuns: 40 });
  return lives.flatMap(([[deeds, moneyDeeds, policy], start], place) => {
    const life = [...liveInBank(mixed(deeds, moneyDeeds), policy)].at(-1);
    if (life === undefined) return [];
    // From somewhere in the first half of the life.
    const days = daysBetween(FIRST_DAY, life.act.today);
    const from = addDays(FIRST_DAY, Math.floor((days * start) / 200));
    const source = journalIn(life, { from, to: life.act.today });
    const entries = [...source.entries].map(([id, told], at) => {
      const texts = { technician: nasty(at + 1), description: nasty(at + 2), job: nasty(at + 3) };
      return [id, { ...told, work: { ...told.work, ...texts } }] as const;
    });
    const records = source.records.map((record, at) => withReason(record, nasty(at + seed)));
    const blocks = source.openings.map(({ block }) => block);
    return [
      {
        client: nasty(place),
        statement: statementOf({ ...source, records, entries: new Map(entries) }),
        terms: {
          currency: EUR,
          blockNames: new Map(blocks.map((id, at) => [id, `${nasty(at + place)} ${at}`])),
        },
        journal: life.change.records,
      },
    ];
  });
}

function withReason(record: JournalRecord, reason: string): JournalRecord {
  const { facts } = record;
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return record;
  return { ...record, facts: { ...facts, reason, note: reason, consent: reason } };
}

export function beancount({ client, statement, terms }: Exported): string {
  return [...beancountOf([statementLedger(client, statement, terms)], statement.to)].join('');
}

export function hledger({ client, statement, terms }: Exported): string {
  return [...hledgerOf([statementLedger(client, statement, terms)], statement.to)].join('');
}
