/** What is to be seen to on a day, as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { BankEntry } from '../../engine/bank/books.ts';
import { daysBetween, type LocalDate } from '../../engine/days.ts';
import { leftMinutes, leftValue } from '../../engine/lots.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import { isExpiring, rankOf, unpaidMinutes } from '../../engine/standing.ts';
import type { FirstOf, GivenUpMail, OverdueInvoice, OverdueSum, OwedSum } from '../../store/day.ts';
import type { KeptLot } from '../../store/lots.ts';
import type { ClientStanding } from '../clients/standing.ts';
import { expiryTold, hoursTold } from './standing.ts';

type Told = OutputOf<'today.show'>;

type Part<Name extends keyof Told> = NonNullable<Told[Name]>;

type Names = ReadonlyMap<string, { readonly name: string }>;

export function waitingTold(
  { count, items }: FirstOf<BankEntry>,
  clients: Names,
  blocks: Names,
): Part<'waiting'> {
  return {
    count,
    items: items.map(({ entry, outcome }) => ({
      ...{ id: entry.id, client: entry.client },
      clientName: clients.get(entry.client)?.name ?? entry.client,
      ...{ technician: entry.technician, job: entry.job, workType: entry.workType },
      workedOn: entry.workedOn,
      minutes: outcome?.drawnMinutes ?? 0,
      waitsFor: (outcome?.waitsFor ?? []).map((block) => blocks.get(block)?.name ?? block),
    })),
  };
}

/** Those with nothing left first, then whoever runs out first. */
export function dryTold(standings: readonly ClientStanding[], first: number): Part<'runningDry'> {
  const dry = standings
    .filter(({ troubles }) => troubles.includes('dry') || troubles.includes('running_dry'))
    .sort((a, b) => drynessOf(a) - drynessOf(b) || compareText(runsOutOn(a), runsOutOn(b)));
  return {
    count: dry.length,
    items: dry.slice(0, first).map((standing) => ({
      ...whose(standing),
      ...hoursTold(standing),
      trouble: [...standing.troubles],
    })),
  };
}

function drynessOf({ troubles }: ClientStanding): number {
  return rankOf(troubles.filter((trouble) => trouble === 'dry' || trouble === 'running_dry'));
}

function runsOutOn({ outlook }: ClientStanding): string {
  return ('reason' in outlook ? null : outlook.runsOutOn) ?? '';
}

function whose({ client }: ClientStanding) {
  return { client: client.id, clientName: client.name };
}

/** A block, and how its client stands. */
type BlockOf = { readonly standing: ClientStanding; readonly kept: KeptLot };

function blocksOf(standings: readonly ClientStanding[]): readonly BlockOf[] {
  return standings.flatMap((standing) => standing.lots.map((kept) => ({ standing, kept })));
}

/** Hours and money at risk, the block that expires first first. */
export function expiringTold(
  standings: readonly ClientStanding[],
  today: LocalDate,
  first: number,
): Part<'expiring'> {
  const expiring = blocksOf(standings)
    .filter(({ kept }) => isExpiring(kept.lot, today))
    .sort((a, b) => compareText(lastDayOf(a), lastDayOf(b)) || compareText(a.kept.id, b.kept.id));
  const sums = new Map<Currency, { minutes: number; value: number }>();
  for (const { standing, kept } of expiring) {
    const { currency } = standing.client;
    const sum = sums.get(currency) ?? { minutes: 0, value: 0 };
    sum.minutes += leftMinutes(kept.lot);
    sum.value += leftValue(kept.lot);
    sums.set(currency, sum);
  }
  return {
    count: expiring.length,
    items: expiring.slice(0, first).flatMap(({ standing, kept }) => {
      const { currency } = standing.client;
      const told = expiryTold(kept.lot, currency);
      if (told === null) return [];
      const block = { block: kept.id, blockName: kept.label.name };
      return [{ ...whose(standing), ...block, currency, ...told }];
    }),
    totals: [...sums]
      .sort(([a], [b]) => compareText(a, b))
      .map(([currency, { minutes, value }]) => ({
        ...{ currency, minutes },
        value: decimalMoney(cents(value), currency),
      })),
  };
}

function lastDayOf({ kept }: BlockOf): string {
  return kept.lot.block.expiresOn ?? '';
}

/** Blocks with minutes that a payment would open, the one bought first first. */
export function unpaidOf(
  standings: readonly ClientStanding[],
  today: LocalDate,
  first: number,
): FirstOf<BlockOf> {
  const unpaid = blocksOf(standings)
    .filter(({ kept }) => unpaidMinutes(kept.lot, today) > 0)
    .sort(
      (a, b) =>
        compareText(a.kept.lot.block.boughtOn, b.kept.lot.block.boughtOn) ||
        compareText(a.kept.id, b.kept.id),
    );
  return { count: unpaid.length, items: unpaid.slice(0, first) };
}

export function unpaidTold(
  { standing, kept }: BlockOf,
  invoices: ReadonlyMap<string, string>,
  today: LocalDate,
): Part<'unpaidBlocks'>['items'][number] {
  const { lot, label } = kept;
  return {
    ...whose(standing),
    ...{ block: kept.id, blockName: label.name, boughtOn: lot.block.boughtOn },
    minutes: lot.block.minutes,
    unpaidMinutes: unpaidMinutes(lot, today),
    invoice: label.invoice,
    invoiceLabel: label.invoice === null ? null : (invoices.get(label.invoice) ?? null),
  };
}

export function overdueTold(
  {
    sums,
    items,
  }: {
    readonly sums: readonly OverdueSum[];
    readonly items: readonly OverdueInvoice[];
  },
  today: LocalDate,
): Part<'overdue'> {
  return {
    count: sums.reduce((all, sum) => all + sum.count, 0),
    items: items.map(({ id, label, client, clientName, currency, open, dueOn }) => ({
      ...{ invoice: id, label, client, clientName, currency },
      open: decimalMoney(open, currency),
      ...{ dueOn, daysOverdue: daysBetween(dueOn, today) },
    })),
    totals: sums.map(({ currency, open }) => ({ currency, open: decimalMoney(open, currency) })),
  };
}

export function givenUpTold({ count, items }: FirstOf<GivenUpMail>): Part<'mailsGivenUp'> {
  return {
    count,
    items: items.map(({ recipients, reached, ...mail }) => ({
      ...mail,
      recipients: recipients.filter((recipient) => !reached.includes(recipient)),
    })),
  };
}

export function owedTold(sums: readonly OwedSum[]): Part<'owed'> {
  return sums.map(({ currency, minutes, value }) => ({
    ...{ currency, minutes },
    value: decimalMoney(value, currency),
  }));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
