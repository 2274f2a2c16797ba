/** What a `from` names: tables and what they are called there, and what is asked of their rows. */
import { isPlain, listOf, type Node, splitAt, startsWith } from './sql-tokens.ts';

/** A table as a query uses it. */
export type Use = {
  /** With its schema, as in `hourbank.block`. */
  readonly table: string;
  readonly alias: string;
  /** What each of its rows that counts must fulfil, besides what the `where` asks. */
  readonly conditions: readonly (readonly Node[])[];
};

/** What a `from` comes to: its tables, its subqueries, and whatever else is computed in it. */
export type From = {
  readonly uses: readonly Use[];
  readonly queries: readonly (readonly Node[])[];
  readonly expressions: readonly (readonly Node[])[];
};

const NOTHING: From = { uses: [], queries: [], expressions: [] };

/** Reads the list after `from`, `using` or a target; `known` are names of `with`. */
export function readFrom(nodes: readonly Node[], known: ReadonlySet<string>): From {
  return listOf(nodes)
    .map((item) => readJoins(item, known))
    .reduce(together, NOTHING);
}

function together(first: From, second: From): From {
  return {
    uses: [...first.uses, ...second.uses],
    queries: [...first.queries, ...second.queries],
    expressions: [...first.expressions, ...second.expressions],
  };
}

const JOIN_WORDS = ['natural', 'inner', 'cross', 'left', 'right', 'full', 'outer', 'join'];

/** One item between commas: something, and what is joined to it. */
function readJoins(nodes: readonly Node[], known: ReadonlySet<string>): From {
  const begins = (place: number): boolean => beginsJoin(nodes, place);
  const starts = [...nodes.keys()].filter((place) => begins(place) && !begins(place - 1));
  let all = readOne(nodes.slice(0, starts[0] ?? nodes.length), known);
  for (const [index, start] of starts.entries()) {
    const words = nodes.slice(start, starts[index + 1] ?? nodes.length);
    const length = words.findIndex((node) => isPlain(node, 'join')) + 1;
    const joined = words.slice(length);
    const on = joined.findIndex((node) => isPlain(node, 'on', 'using'));
    const right = readOne(on < 0 ? joined : joined.slice(0, on), known);
    const isOn = isPlain(joined[on], 'on');
    const condition = isOn ? joined.slice(on + 1) : [];
    all = join(words.slice(0, length), all, right, condition);
  }
  return all;
}

/** `left` and `right` are also functions: only before `join` or `outer` do they join. */
function beginsJoin(nodes: readonly Node[], place: number): boolean {
  const node = nodes[place];
  if (!isPlain(node, ...JOIN_WORDS)) return false;
  return nodes[place + 1]?.kind !== 'group';
}

/** What a condition asks, it asks of the rows of the side that it may leave out. */
function join(words: readonly Node[], left: From, right: From, on: readonly Node[]): From {
  const has = (word: string): boolean => words.some((node) => isPlain(node, word));
  const asked = (from: From, isAsked: boolean): From =>
    isAsked ? { ...from, uses: from.uses.map((use) => asking(use, conjunctsOf(on))) } : from;
  const sides = together(
    asked(left, !has('left') && !has('full')),
    asked(right, !has('right') && !has('full')),
  );
  return on.length === 0 ? sides : { ...sides, expressions: [...sides.expressions, on] };
}

/** The use with more conditions. */
export function asking(use: Use, conditions: Use['conditions']): Use {
  return { ...use, conditions: [...use.conditions, ...conditions] };
}

/** A table, a query in brackets, joins in brackets, or a function. */
function readOne(nodes: readonly Node[], known: ReadonlySet<string>): From {
  const skipped = nodes.findIndex((node) => !isPlain(node, 'only', 'lateral'));
  const [first, ...rest] = nodes.slice(Math.max(skipped, 0));
  if (first === undefined) throw new SyntaxError('nothing where a table was expected');
  if (first.kind === 'group') {
    return isQuery(first.items)
      ? { ...NOTHING, queries: [first.items] }
      : readFrom(first.items, known);
  }
  const [dot, name] = rest;
  const isQualified = isPlain(dot, '.') && name?.kind === 'word';
  const after = isQualified ? rest.slice(2) : rest;
  const full = isQualified ? `${first.text}.${name.text}` : first.text;
  if (after[0]?.kind === 'group') return { ...NOTHING, expressions: [nodes] };
  if (!isQualified && known.has(full)) return NOTHING;
  const alias = after.find((node) => node.kind === 'word' && node.text !== 'as');
  return {
    ...NOTHING,
    uses: [
      { table: full, alias: alias?.text ?? full.slice(full.indexOf('.') + 1), conditions: [] },
    ],
  };
}

/** True for what is asked in brackets, rather than an expression. */
export function isQuery(nodes: readonly Node[]): boolean {
  const [first] = nodes;
  if (first?.kind === 'group' && first.text === '(') {
    return isQuery(first.items) && (nodes.length === 1 || isPlain(nodes[1], ...SET_WORDS));
  }
  return isPlain(first, 'select', 'with', 'values', 'insert', 'update', 'delete', 'merge');
}

export const SET_WORDS = ['union', 'intersect', 'except'];

/** What must hold of every row: the parts between `and`; nothing where `or` stands beside them. */
export function conjunctsOf(condition: readonly Node[]): readonly (readonly Node[])[] {
  if (condition.some((node) => isPlain(node, 'or'))) return [];
  let isBetween = false;
  return splitAt(condition, (node) => {
    if (isPlain(node, 'between')) isBetween = true;
    if (!isPlain(node, 'and')) return false;
    const isBorder = !isBetween;
    isBetween = false;
    return isBorder;
  }).flatMap((part) => {
    const [only, ...more] = part;
    const isBracketed = only?.kind === 'group' && only.text === '(' && more.length === 0;
    return isBracketed && !isQuery(only.items) ? conjunctsOf(only.items) : [part];
  });
}

/** The place of the parameter that `firm_id` of this use must equal; null when nothing says so. */
export function firmParameter({ alias, conditions }: Use, isAlone: boolean): number | null {
  for (const condition of conditions) {
    const [left, right, more] = splitAt(condition, (node) => isPlain(node, '='));
    if (left === undefined || right === undefined || more !== undefined) continue;
    for (const [column, value] of [
      [left, right],
      [right, left],
    ] as const) {
      const place = parameterOf(value);
      const isOwn = column.length === 3 && startsWith(column, alias, '.', 'firm_id');
      const isBare = isAlone && column.length === 1 && startsWith(column, 'firm_id');
      if (place !== null && (isOwn || isBare)) return place;
    }
  }
  return null;
}

/** The place of a parameter that stands alone, or with its type: `$1`, `$1::uuid`. */
export function parameterOf(nodes: readonly Node[]): number | null {
  const [first, ...type] = nodes;
  if (first?.kind !== 'parameter') return null;
  return type.length === 0 || (type.length === 2 && startsWith(type, '::', 'uuid'))
    ? first.place
    : null;
}
