/** Lists how the clients stand, the worst trouble first or in another order. */
import type { InputOf, OutputOf } from '../../contract/operations.ts';
import { rankOf } from '../../engine/standing.ts';
import { nameKey } from '../../store/names.ts';
import { readClients } from '../../store/standings.ts';
import { refuse, type UseCase } from '../app.ts';
import { forbidden } from '../may.ts';
import { CURSOR_INVALID, type KeyPart, pageOf, readKey } from '../pages.ts';
import { standingAsTold } from '../present/standing.ts';
import { type ClientStanding, standingsOf } from './standing.ts';

type Input = InputOf<'client.overview'>;

type Told = OutputOf<'client.overview'>;

/**
 * By name, a page reads the clients on it. Every other order is worked out from how all of them
 * stand, and the page begins after the key of the last one of the page before.
 *
 * Refused: invoices that are overdue to whom may not read invoices.
 */
export const listTheStandings: UseCase<'client.overview'> = async (app, { actor, input }) => {
  const { sort, limit, search = '', trouble, archived } = input;
  const after = readKey(input.after, [...ORDERS[sort].parts, 'text']);
  if (after === null) return refuse(CURSOR_INVALID);
  const denied = trouble === 'overdue' ? forbidden(actor, 'invoices:read') : null;
  if (denied !== null) return refuse(denied);
  const key = (standing: ClientStanding) => keyOf(sort, standing);
  return await app.database.read(actor.firm, async (tx) => {
    const byName = sort === 'name' && trouble === undefined;
    const part = { after: (byName && after[0]) || '', limit: byName ? limit + 1 : null };
    const clients = await readClients(tx, { search, archived }, part);
    const standings = await standingsOf(app, tx, actor, clients);
    const asked = standings.filter(
      ({ troubles }) => trouble === undefined || troubles.includes(trouble),
    );
    const rest = byName ? asked : inOrder(asked, key, after);
    return { value: pageOf(rest, limit, key, standingAsTold) satisfies Told };
  });
};

type Order = {
  /** What stands in its key before the name. */
  readonly parts: readonly KeyPart[];
  readonly key: (standing: ClientStanding) => readonly string[];
};

/** Each part of a key is compared as text: numbers have as many digits as any of them. */
const ORDERS: Readonly<Record<Input['sort'], Order>> = {
  name: { parts: [], key: () => [] },
  left: { parts: ['text'], key: ({ holding }) => [padded(holding.usableMinutes)] },
  'runs-out': {
    parts: ['text'],
    key: (standing) => [hasRunOut(standing) ? '' : runsOutOn(standing)],
  },
  trouble: {
    parts: ['text', 'text'],
    key: (standing) => [padded(rankOf(standing.troubles)), runsOutOn(standing)],
  },
};

const DIGITS = 12;

function padded(count: number): string {
  return String(count).padStart(DIGITS, '0');
}

/** After every day there is, for whoever does not run out. */
const NEVER = '9999-12-31';

function runsOutOn({ outlook }: ClientStanding): string {
  return 'reason' in outlook ? NEVER : (outlook.runsOutOn ?? NEVER);
}

/** Nothing is left where it would be used: that was before every day there is. */
function hasRunOut({ holding, troubles }: ClientStanding): boolean {
  return holding.usableMinutes === 0 && troubles.some((one) => one === 'dry' || one === 'waiting');
}

/** No two clients have the same key: their names differ. */
function keyOf(sort: Input['sort'], standing: ClientStanding): readonly string[] {
  return [...ORDERS[sort].key(standing), nameKey(standing.client.name)];
}

function inOrder(
  standings: readonly ClientStanding[],
  key: (standing: ClientStanding) => readonly string[],
  after: readonly string[],
): readonly ClientStanding[] {
  return standings
    .map((standing) => ({ standing, key: key(standing) }))
    .filter((one) => after.length === 0 || compareKeys(one.key, after) > 0)
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ standing }) => standing);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [place, part] of a.entries()) {
    const other = b[place] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
