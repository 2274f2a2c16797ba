/** Tells what is to be seen to today; what the actor may not read is null. */
import type { OutputOf } from '../../contract/operations.ts';
import type { Permission } from '../../contract/permissions.ts';
import { addDays, type LocalDate } from '../../engine/days.ts';
import type { FirmTransaction } from '../../store/database.ts';
import {
  readGivenUpMails,
  readInvoiceLabels,
  readOpenEntries,
  readOverdue,
  readOwed,
  readUsed,
} from '../../store/day.ts';
import { readBlockNames, readClientLabels } from '../../store/entry-lists.ts';
import { readClients } from '../../store/standings.ts';
import type { Actor, App, UseCase } from '../app.ts';
import { type ClientStanding, standingsOf } from '../clients/standing.ts';
import {
  dryTold,
  expiringTold,
  givenUpTold,
  overdueTold,
  owedTold,
  unpaidOf,
  unpaidTold,
  waitingTold,
} from '../present/day.ts';
import { firmToday } from '../today.ts';

type Told = OutputOf<'today.show'>;

/** How many of each kind are told: what does not fit on a page is listed elsewhere. */
const FIRST = 20;

/** Mails older than this many days are looked for in their list. */
const MAIL_DAYS = 30;

const DAY_MILLISECONDS = 86_400_000;

export const showToday: UseCase<'today.show'> = (app, { actor }) =>
  app.database.read(actor.firm, async (tx) => {
    const { today } = await firmToday(app, tx);
    const may = (permission: Permission): boolean => actor.permissions.has(permission);
    // Given together: the database goes on while what came first is told.
    const [clients, entries, overdue, mails, owed] = await Promise.all([
      may('blocks:read') ? clientsOf(app, tx, actor, today) : NO_CLIENTS,
      may('entries:read') ? entriesOf(tx, today) : NO_ENTRIES,
      may('invoices:read') ? readOverdue(tx, today, FIRST) : null,
      mailsGivenUp(app, tx),
      may('books:read') ? readOwed(tx) : null,
    ]);
    return {
      value: {
        ...{ today, ...entries, ...clients },
        overdue: overdue === null ? null : overdueTold(overdue, today),
        mailsGivenUp: mails,
        owed: owed === null ? null : owedTold(owed),
      },
    };
  });

const EVERYBODY = { search: '', archived: false };
const ALL = { after: '', limit: null };

type Clients = Pick<Told, 'runningDry' | 'expiring' | 'unpaidBlocks'>;

const NO_CLIENTS: Clients = { runningDry: null, expiring: null, unpaidBlocks: null };

async function clientsOf(
  app: App,
  tx: FirmTransaction,
  actor: Actor,
  today: LocalDate,
): Promise<Clients> {
  const standings = await standingsOf(app, tx, actor, await readClients(tx, EVERYBODY, ALL));
  return {
    runningDry: dryTold(standings, FIRST),
    expiring: expiringTold(standings, today, FIRST),
    unpaidBlocks: await unpaidBlocks(tx, standings, today),
  };
}

type Entries = Pick<Told, 'waiting' | 'draftEntries' | 'used'>;

const NO_ENTRIES: Entries = { waiting: null, draftEntries: null, used: null };

async function entriesOf(tx: FirmTransaction, today: LocalDate): Promise<Entries> {
  const { waiting, drafts } = await readOpenEntries(tx, FIRST);
  const clients = await readClientLabels(
    tx,
    waiting.items.map(({ entry }) => entry.client),
  );
  const blocks = await readBlockNames(
    tx,
    waiting.items.flatMap(({ outcome }) => outcome?.waitsFor ?? []),
  );
  const used = await readUsed(tx, addDays(today, -29), addDays(today, -6));
  return {
    waiting: waitingTold(waiting, clients, blocks),
    draftEntries: drafts,
    used: { last7Days: used.lately, last30Days: used.all },
  };
}

async function unpaidBlocks(
  tx: FirmTransaction,
  standings: readonly ClientStanding[],
  today: LocalDate,
): Promise<Told['unpaidBlocks']> {
  const { count, items } = unpaidOf(standings, today, FIRST);
  const invoices = items.flatMap(({ kept }) => kept.label.invoice ?? []);
  const labels = await readInvoiceLabels(tx, invoices);
  return { count, items: items.map((one) => unpaidTold(one, labels, today)) };
}

async function mailsGivenUp(app: App, tx: FirmTransaction): Promise<Told['mailsGivenUp']> {
  const since = new Date(app.clock() - MAIL_DAYS * DAY_MILLISECONDS).toISOString();
  return givenUpTold(await readGivenUpMails(tx, since, FIRST));
}
