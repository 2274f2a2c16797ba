/**
 * Statements held to the rules of growth (docs/growth.md 7 to 10 and 15). A statement that is not
 * understood breaks them: it is written more simply, or this learns to read it.
 */
import { isFirmTable } from './firm-tables.ts';
import { type Query, queriesOf } from './sql-queries.ts';
import { firmParameter, isQuery, parameterOf, type Use } from './sql-sources.ts';
import {
  everyNode,
  isPlain,
  listOf,
  type Node,
  nodesOf,
  startsWith,
  textOf,
} from './sql-tokens.ts';

/** What is run by the database's own module, and the one way to enter a firm (7). */
export const ENTER_FIRM = 'select hourbank.enter_firm($1)';

/** How a job is put in its queue, which is no table of firms (12). */
export const ENQUEUE = 'select hourbank.enqueue($1, $2)';

/** What changes which rows are seen: the firm is entered by its own statement, and by no other. */
const SETTING: ReadonlySet<string> = new Set(['enter_firm', 'set_config']);

/** What tells the time: it is a parameter, always. */
const CLOCKS: ReadonlySet<string> = new Set([
  ...['now', 'current_timestamp', 'current_date', 'current_time', 'localtime', 'localtimestamp'],
  ...['transaction_timestamp', 'statement_timestamp', 'clock_timestamp', 'timeofday'],
]);

/** What the server answers differently each time it is asked; `pg_…` is left to `isVolatile`. */
const VOLATILE: ReadonlySet<string> = new Set([
  ...['random', 'random_normal', 'setseed', 'gen_random_uuid', 'uuidv4', 'uuidv7'],
  ...['nextval', 'currval', 'lastval', 'setval', 'set_config', 'txid_status', 'clock_timestamp'],
  ...['timeofday'],
]);

/** Whether a function is volatile, by its name without its schema. */
function isVolatile(name: string): boolean {
  return VOLATILE.has(name) || name.startsWith('pg_') || name.startsWith('lo_');
}

export type Reading = {
  /** Each begins with the number of its rule; none is as it should be. */
  readonly breaches: readonly string[];
  /** The places of the parameters that must be the firm. */
  readonly firmPlaces: readonly number[];
  /** The tables of which rows are locked. */
  readonly locked: readonly string[];
};

/** Reads the text of one statement. */
export function readStatement(text: string): Reading {
  if (text === ENTER_FIRM) return { breaches: [], firmPlaces: [1], locked: [] };
  if (text === ENQUEUE) return { breaches: [], firmPlaces: [], locked: [] };
  try {
    const nodes = nodesOf(text);
    const early = earlyBreaches(nodes);
    if (early.length > 0) return { breaches: early, firmPlaces: [], locked: [] };
    const queries = queriesOf(text);
    const named = queries.flatMap(firmNamed);
    const breaches = [
      ...named.filter((one) => typeof one === 'string'),
      ...writeBreaches(nodes, queries),
      ...queries.flatMap(lockBreaches),
    ];
    const firmPlaces = named.filter((one) => typeof one === 'number');
    return {
      breaches: [...new Set(breaches)],
      firmPlaces: [...new Set(firmPlaces)],
      locked: queries.filter(isLocking).flatMap(({ uses }) => uses.map(({ table }) => table)),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { breaches: [`not understood: ${error.message}`], firmPlaces: [], locked: [] };
  }
}

function earlyBreaches(nodes: readonly Node[]): readonly string[] {
  if (nodes.some((node) => isPlain(node, ';'))) return ['7: several statements in one'];
  if (isPlain(nodes[0], 'merge')) return ['9: merge'];
  const set = calledIn(nodes).filter((name) => SETTING.has(name));
  const queued = calledIn(nodes).filter((name) => name === 'enqueue');
  return [
    ...set.map((name) => `7: ${name} stands in another statement than its own`),
    ...queued.map((name) => `12: ${name} stands in another statement than its own`),
  ];
}

/** 8: the place of the firm for each table of firms; or what is wrong where there is none. */
function firmNamed(query: Query): readonly (string | number)[] {
  const { uses, insert } = query;
  const unknown = uses.filter(({ table }) => !table.includes('.'));
  const ofFirms = uses.filter(({ table }) => isFirmTable(table));
  const isAlone = ofFirms.length === 1;
  return [
    ...unknown.map(({ table }) => `13: ${table} is not qualified`),
    ...ofFirms.map(
      (use) => firmParameter(use, isAlone) ?? `8: nothing says ${use.alias}.firm_id = $n`,
    ),
    ...(insert === null ? [] : rowsNamed(insert)),
    ...(query.kind === 'update' ? movesFirm(query) : []),
  ];
}

/** The rows that are added have the firm, as a parameter, where `firm_id` stands. */
function rowsNamed(insert: NonNullable<Query['insert']>): readonly (string | number)[] {
  const { table, columns, select, rows } = insert;
  if (!isFirmTable(table)) return [];
  const at = columns.indexOf('firm_id');
  if (at < 0) return [`8: ${table} gets rows without firm_id`];
  return (select === null ? rows : [select]).map((row) => {
    const value = row[at] ?? [];
    return parameterOf(value) ?? `8: firm_id of ${table} is ${textOf(value)}, no parameter`;
  });
}

function movesFirm({ clauses }: Query): readonly string[] {
  const moved = listOf(clauses.get('set') ?? []).some(([column, next]) => {
    const names = column?.kind === 'group' ? column.items : [column];
    return isPlain(next, '=') && names.some((name) => isPlain(name, 'firm_id'));
  });
  return moved ? ['8: it sets firm_id'] : [];
}

/** 9 and 10: what a write may ask of the server, and how rows are copied. */
function writeBreaches(nodes: readonly Node[], queries: readonly Query[]): readonly string[] {
  const isWrite = queries.some(({ kind }) => kind !== 'select' && kind !== 'values');
  const clocks = [...everyNode(nodes)].filter(
    (node) => node.kind === 'word' && CLOCKS.has(node.text),
  );
  return [
    ...clocks.map(({ text }) => `9: ${text} is asked of the server`),
    ...(isWrite ? calledIn(nodes).filter(isVolatile) : []).map((name) => `9: ${name} is volatile`),
    ...queries.filter(hasQueryInValues).map(() => '9: a query within values'),
    ...queries
      .filter(copiesSilently)
      .map(() => '10: insert … select without returning or on conflict'),
  ];
}

/** The functions that are called, by their names without their schemas. */
export function calledIn(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node, place) => {
    if (node.kind !== 'group') return [];
    const before = nodes[place - 1];
    const name = node.text === '(' && before?.kind === 'word' ? [before.text] : [];
    return [...name, ...calledIn(node.items)];
  });
}

function hasQueryInValues({ clauses }: Query): boolean {
  const values = clauses.get('values') ?? [];
  const isWritten = startsWith(values, 'values');
  return (
    isWritten && [...everyNode(values)].some((node) => node.kind === 'group' && isQuery(node.items))
  );
}

function copiesSilently({ insert, clauses }: Query): boolean {
  return insert?.select != null && !clauses.has('returning') && !clauses.has('on');
}

/** What is locked first, whose books they are, and the key of its rows. */
const LOCKED_FIRST: Readonly<Record<string, string>> = {
  'hourbank.client': 'client_id',
  'hourbank.firm': 'firm_id',
};

/** What is locked while a client's row is held, and at no other time: numbers, and drafts. */
const LOCKED_LATER: Readonly<Record<string, string>> = {
  'hourbank.number_series': 'series',
  'hourbank.invoice_draft': 'draft_id',
};

/** What of the tables that a statement locks may be locked only while a client's row is held. */
export function lockedLater({ locked }: Reading): readonly string[] {
  return locked.filter((table) => LOCKED_LATER[table] !== undefined);
}

/** True for a statement that locks a client's row, or several. */
export function holdsClient({ locked }: Reading): boolean {
  return locked.includes('hourbank.client');
}

function isLocking({ clauses }: Query): boolean {
  return clauses.has('for');
}

/** 15: a lock is of one of these; of several rows, in the order of their keys. */
function lockBreaches(query: Query): readonly string[] {
  const { clauses, uses } = query;
  if (!isLocking(query)) return [];
  const [use, ...others] = uses;
  const key = use === undefined ? undefined : (LOCKED_FIRST[use.table] ?? LOCKED_LATER[use.table]);
  if (use === undefined || key === undefined || others.length > 0) {
    return [`15: ${uses.map(({ table }) => table).join(', ')} is locked, and not the client's row`];
  }
  const order = clauses.get('order') ?? [];
  const isSorted = isPlain(order[1], key) && order.length === 2;
  return isSorted || isOneRow(use, key) ? [] : [`15: rows are locked in no order of ${key}`];
}

/** One row is asked for by its key; or, by what no two clients share, by its name. */
function isOneRow({ conditions }: Use, key: string): boolean {
  return conditions.some((condition) => {
    const isKey = startsWith(condition, key, '=') || startsWith(condition, 'name_key', '=');
    return isKey && condition[2]?.kind === 'parameter' && condition.length === 3;
  });
}
