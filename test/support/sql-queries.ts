/**
 * A statement as the queries it is made of: itself, its subqueries, the arms of its `with` and of
 * its unions. Each names its tables and what it asks of their rows.
 */
import { asking, conjunctsOf, isQuery, readFrom, SET_WORDS, type Use } from './sql-sources.ts';
import { isPlain, listOf, type Node, nodesOf, splitAt, startsWith } from './sql-tokens.ts';

type Kind = 'select' | 'values' | 'insert' | 'update' | 'delete';

type Nodes = readonly Node[];

export type Query = {
  readonly kind: Kind;
  readonly uses: readonly Use[];
  /** The clauses by the word they begin with, without it. */
  readonly clauses: ReadonlyMap<string, Nodes>;
  /** Of an insert: where its rows go, and the rows. */
  readonly insert: Insert | null;
};

export type Insert = {
  readonly table: string;
  readonly columns: readonly string[];
  /** What is asked for its rows; null when they are written out. */
  readonly select: readonly Nodes[] | null;
  readonly rows: readonly (readonly Nodes[])[];
};

/** The queries of one statement; throws at what it does not know. */
export function queriesOf(statement: string): readonly Query[] {
  return read(nodesOf(statement), new Set());
}

/** A query with all that is asked within it; it comes first. */
function read(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const [first, ...others] = nodes;
  if (first?.kind === 'group' && others.length === 0) return read(first.items, known);
  if (isPlain(first, 'with')) return readWith(others, known);
  switch (first?.kind === 'word' ? first.text : '') {
    case 'insert':
      return readInsert(nodes, known);
    case 'update':
      return readUpdate(nodes, known);
    case 'delete':
      return readDelete(nodes, known);
    default:
      return splitAt(nodes, (node) => isPlain(node, ...SET_WORDS)).flatMap((arm) =>
        readArm(isPlain(arm[0], 'all', 'distinct') ? arm.slice(1) : arm, known),
      );
  }
}

/** What stands between `union`, `intersect` and `except`. */
function readArm(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const [first] = nodes;
  if (first?.kind === 'group') return read(first.items, known);
  if (isPlain(first, 'select')) return readSelect(nodes, known);
  if (isPlain(first, 'values')) return [simple('values', nodes), ...within(nodes, known)];
  throw new SyntaxError('neither select, insert, update nor delete');
}

function simple(kind: Kind, nodes: Nodes): Query {
  return { kind, uses: [], clauses: new Map([[kind, nodes]]), insert: null };
}

/** `with [recursive] name [(columns)] as [not materialized] (query), … query` */
function readWith(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const isRecursive = isPlain(nodes[0], 'recursive');
  const names = new Set(known);
  const found: Query[] = [];
  let rest = isRecursive ? nodes.slice(1) : nodes;
  for (;;) {
    const [name] = rest;
    const body = rest.findIndex((node) => node.kind === 'group' && isQuery(node.items));
    const query = rest[body];
    if (name?.kind !== 'word' || query?.kind !== 'group') throw new SyntaxError('with what?');
    if (isRecursive) names.add(name.text);
    found.push(...read(query.items, names));
    names.add(name.text);
    const isMore = isPlain(rest[body + 1], ',');
    rest = rest.slice(body + (isMore ? 2 : 1));
    if (!isMore) return [...read(rest, names), ...found];
  }
}

const SELECT_WORDS = [
  ...['select', 'from', 'where', 'group', 'having', 'window', 'order', 'limit', 'offset'],
  ...['fetch', 'for'],
];

function readSelect(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const clauses = clausesOf(nodes, SELECT_WORDS);
  const { uses, queries } = sourcesOf(clauses, ['from'], known);
  const inner = [...clauses].filter(([word]) => word !== 'from');
  return [
    { kind: 'select', uses, clauses, insert: null },
    ...queries,
    ...inner.flatMap(([, clause]) => within(clause, known)),
  ];
}

function readUpdate(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const clauses = clausesOf(nodes, ['update', 'set', 'from', 'where', 'returning']);
  return changing('update', clauses, ['update', 'from'], known);
}

function readDelete(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const [, from, ...rest] = nodes;
  if (!isPlain(from, 'from')) throw new SyntaxError('delete from what?');
  const head: Node = { kind: 'word', text: 'delete' };
  const clauses = clausesOf([head, ...rest], ['delete', 'using', 'where', 'returning']);
  return changing('delete', clauses, ['delete', 'using'], known);
}

function changing(
  kind: Kind,
  clauses: ReadonlyMap<string, Nodes>,
  places: readonly string[],
  known: ReadonlySet<string>,
): readonly Query[] {
  const { uses, queries } = sourcesOf(clauses, places, known);
  const inner = [...clauses].filter(([word]) => !places.includes(word));
  return [
    { kind, uses, clauses, insert: null },
    ...queries,
    ...inner.flatMap(([, clause]) => within(clause, known)),
  ];
}

/** The tables of some clauses, with what `where` asks of them, and the queries within them. */
function sourcesOf(
  clauses: ReadonlyMap<string, Nodes>,
  places: readonly string[],
  known: ReadonlySet<string>,
): { readonly uses: readonly Use[]; readonly queries: readonly Query[] } {
  const asked = conjunctsOf(clauses.get('where') ?? []);
  const froms = places
    .filter((place) => clauses.has(place))
    .map((place) => readFrom(clauses.get(place) ?? [], known));
  return {
    uses: froms.flatMap(({ uses }) => uses).map((use) => asking(use, asked)),
    queries: froms.flatMap((from) => [
      ...from.queries.flatMap((query) => read(query, known)),
      ...from.expressions.flatMap((expression) => within(expression, known)),
    ]),
  };
}

/** `insert into table (columns) [overriding …] query [on conflict …] [returning …]` */
function readInsert(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  const [, into, schema, dot, name, columns, ...rest] = nodes;
  if (!isPlain(into, 'into') || !isPlain(dot, '.') || columns?.kind !== 'group') {
    throw new SyntaxError('insert into which columns of which table?');
  }
  const isOn = (node: Node, place: number): boolean =>
    isPlain(node, 'returning') || (isPlain(node, 'on') && isPlain(rest[place + 1], 'conflict'));
  const [rows = []] = splitAt(rest, isOn);
  const after = rest.slice(rows.length);
  const clauses = clausesOf(after, ['on', 'returning']);
  if (rows.some((node) => isPlain(node, ...SET_WORDS))) throw new SyntaxError('insert a union');
  const isWritten = startsWith(rows, 'values');
  const select = isWritten ? [] : read(rows, known);
  const insert: Insert = {
    table: `${schema?.text}.${name?.text}`,
    columns: listOf(columns.items).map(([column]) => column?.text ?? ''),
    select: isWritten ? null : listOf(select[0]?.clauses.get('select') ?? []),
    rows: isWritten ? listOf(rows.slice(1)).map(([row]) => listOf(itemsOf(row))) : [],
  };
  return [
    { kind: 'insert', uses: [], clauses: new Map([...clauses, ['values', rows]]), insert },
    ...select,
    ...within(isWritten ? [...rows, ...after] : after, known),
  ];
}

function itemsOf(node: Node | undefined): Nodes {
  return node?.kind === 'group' ? node.items : [];
}

/** The parts of a query by the word each begins with. */
function clausesOf(nodes: Nodes, words: readonly string[]): ReadonlyMap<string, Nodes> {
  const isFirst = (node: Node, place: number): boolean =>
    isPlain(node, ...words) && !(isPlain(node, 'from') && isPlain(nodes[place - 1], 'distinct'));
  const starts = [...nodes.entries()].filter(([place, node]) => isFirst(node, place));
  return new Map(
    starts.map(([start, word], index) => {
      const [end = nodes.length] = starts[index + 1] ?? [];
      return [word.text, nodes.slice(start + 1, end)];
    }),
  );
}

/** The queries in the brackets of an expression. */
function within(nodes: Nodes, known: ReadonlySet<string>): readonly Query[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'group') return [];
    return isQuery(node.items) ? read(node.items, known) : within(node.items, known);
  });
}
