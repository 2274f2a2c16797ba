/** A statement as its words and signs, what stands in brackets taken together. */

export type Node =
  | { readonly kind: 'word' | 'text' | 'number' | 'sign'; readonly text: string }
  | { readonly kind: 'parameter'; readonly text: string; readonly place: number }
  | { readonly kind: 'group'; readonly text: Bracket; readonly items: readonly Node[] };

/** A `case` is a bracket, too: the `and` within it says nothing of the whole. */
type Bracket = '(' | '[' | 'case';

const CLOSED_BY: Readonly<Record<Bracket, string>> = { '(': ')', '[': ']', case: 'end' };

const TOKEN = new RegExp(
  [
    String.raw`(?<nothing>\s+|--[^\n]*|/\*[\s\S]*?\*/)`,
    String.raw`(?<text>'(?:[^']|'')*'|\$(?<tag>[a-z_]*)\$[\s\S]*?\$\k<tag>\$)`,
    String.raw`\$(?<parameter>\d+)`,
    String.raw`(?<open>[([]|\bcase\b)`,
    String.raw`(?<close>[)\]]|\bend\b)`,
    '(?<word>[a-z_][a-z0-9_]*)',
    String.raw`(?<number>\d+(?:\.\d+)?)`,
    '(?<sign>::|[-+*/<>=~!@#%^&|?:]+|[.,;])',
  ].join('|'),
  'y',
);

type Open = { readonly sign: Bracket; readonly items: Node[] };

/**
 * Reads a statement; throws at what it does not know: capitals, names in quotation marks, and
 * strings with escapes among them, for the house writes none.
 */
export function nodesOf(statement: string): readonly Node[] {
  const outermost: Node[] = [];
  const open: Open[] = [];
  let items = outermost;
  for (let at = 0; at < statement.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(statement)?.groups;
    if (groups === undefined)
      throw new SyntaxError(`not understood: ${statement.slice(at, at + 40)}`);
    if (groups['open'] !== undefined) {
      const sign = groups['open'] as Bracket;
      const inside: Node[] = [];
      items.push({ kind: 'group', text: sign, items: inside });
      open.push({ sign, items });
      items = inside;
    } else if (groups['close'] !== undefined) {
      const last = open.pop();
      if (last === undefined || CLOSED_BY[last.sign] !== groups['close']) {
        throw new SyntaxError(`a bracket too many: ${statement.slice(0, at + 1)}`);
      }
      items = last.items;
    } else {
      const node = nodeOf(groups);
      if (node !== null) items.push(node);
    }
  }
  if (open.length > 0) throw new SyntaxError(`a bracket is not closed: ${statement}`);
  return outermost;
}

function nodeOf(groups: Readonly<Record<string, string | undefined>>): Node | null {
  const { parameter } = groups;
  if (parameter !== undefined) {
    return { kind: 'parameter', text: `$${parameter}`, place: Number(parameter) };
  }
  for (const kind of ['text', 'word', 'number', 'sign'] as const) {
    const text = groups[kind];
    if (text !== undefined) return { kind, text };
  }
  return null;
}

/** True when the nodes begin with these words and signs. */
export function startsWith(nodes: readonly Node[], ...texts: readonly string[]): boolean {
  return texts.every((text, place) => isPlain(nodes[place], text));
}

/** True for this word or sign, and not for a string or a group. */
export function isPlain(node: Node | undefined, ...texts: readonly string[]): boolean {
  return node !== undefined && isPart(node) && texts.includes(node.text);
}

function isPart({ kind }: Node): boolean {
  return kind === 'word' || kind === 'sign';
}

/** The nodes between the nodes that `isBorder` names, as lists. */
export function splitAt(
  nodes: readonly Node[],
  isBorder: (node: Node, place: number) => boolean,
): readonly (readonly Node[])[] {
  const parts: Node[][] = [[]];
  for (const [place, node] of nodes.entries()) {
    if (isBorder(node, place)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}

/** What stands between commas. */
export function listOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  return splitAt(nodes, (node) => isPlain(node, ','));
}

/** All nodes, those in brackets too. */
export function* everyNode(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'group') yield* everyNode(node.items);
  }
}

/** The nodes as text, for telling which were meant. */
export function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) =>
      node.kind === 'group'
        ? `${node.text} ${textOf(node.items)} ${CLOSED_BY[node.text]}`
        : node.text,
    )
    .join(' ');
}
