/** XML as plain elements. A file that declares entities or types of its own is not read at all. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { LineFlaw } from '../csv-layout.ts';

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly elements: readonly XmlElement[];
  /** All text that stands directly in it, without the spaces around. */
  readonly text: string;
  /** The line on which it begins; the file's first line is 1. */
  readonly line: number;
};

/** Deeper than this nothing stands in a statement. */
const DEEPEST = 40;

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities are replaced here, where text that stands in CDATA can still be told from other text.
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: DEEPEST,
});

/**
 * The root of an XML document. Refused: what is not well formed (`xml_unreadable`), and a DOCTYPE
 * (`xml_declares`), for what it declares may grow without end or lead elsewhere.
 */
export function readXml(text: string): XmlElement | LineFlaw {
  const declared = text.search(/<!(?!--|\[CDATA\[)/);
  if (declared !== -1) return { line: lineAt(text, declared), flaw: { code: 'xml_declares' } };
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true) return unreadable(valid.err.line, valid.err.msg);
    const parsed: unknown = PARSER.parse(text);
    const roots = isList(parsed) ? parsed.filter(isNode).filter((node) => !isText(node)) : [];
    const [root] = roots;
    if (root === undefined || roots.length > 1) return unreadable(null, 'it has no single root');
    return elementOf(root, lineCounter(text));
  } catch (thrown) {
    // The parser throws on what it will not read; whatever it is, the file is at fault.
    return unreadable(null, thrown instanceof Error ? thrown.message : 'it is not well formed');
  }
}

const LONGEST_REASON = 100;

function unreadable(line: number | null, reason: string): LineFlaw {
  const told = reason.replace(/[\p{C}\s]+/gu, ' ').replace(/\.$/, '');
  return { line, flaw: { code: 'xml_unreadable', reason: told.slice(0, LONGEST_REASON) } };
}

type Node = Readonly<Record<string | symbol, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isText(node: Node): boolean {
  return '#text' in node;
}

/** Where it begins: the parser keeps that under a symbol, the only one there is. */
function placeOf(node: Node): number {
  const [symbol] = Object.getOwnPropertySymbols(node);
  const metadata = symbol === undefined ? null : node[symbol];
  const place = isNode(metadata) ? metadata['startIndex'] : null;
  return typeof place === 'number' ? place : 0;
}

type LineOf = (place: number) => number;

function elementOf(node: Node, lineOf: LineOf): XmlElement {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const line = lineOf(placeOf(node));
  const attributes = new Map<string, string>();
  const given = node[':@'];
  for (const [key, value] of isNode(given) ? Object.entries(given) : []) {
    attributes.set(key, withoutEntities(String(value)));
  }
  const elements: XmlElement[] = [];
  let text = '';
  const content = node[name];
  for (const each of isList(content) ? content.filter(isNode) : []) {
    if (isText(each)) text += withoutEntities(String(each['#text']));
    else if ('#cdata' in each) text += literalOf(each['#cdata']);
    else elements.push(elementOf(each, lineOf));
  }
  return { name, attributes, elements, text: text.trim(), line };
}

function literalOf(content: unknown): string {
  const parts = isList(content) ? content.filter(isNode) : [];
  return parts.map((part) => String(part['#text'] ?? '')).join('');
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Throws on an entity that XML does not know by itself. */
function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{0,32};)?/g, (_, entity: string | undefined) => {
    const name = entity?.slice(0, -1) ?? '';
    const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
    const found = NAMED.get(name) ?? characterOf(code);
    if (found === undefined) throw new RangeError(`&${name} is no known entity`);
    return found;
  });
}

function characterOf(code: number): string | undefined {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function lineAt(text: string, place: number): number {
  return lineCounter(text)(place);
}

/** Lines of places that are asked for one after the other. */
function lineCounter(text: string): LineOf {
  let line = 1;
  let counted = 0;
  return (place) => {
    for (; counted < place; counted += 1) {
      const unit = text.charCodeAt(counted);
      if (unit === 10 || (unit === 13 && text.charCodeAt(counted + 1) !== 10)) line += 1;
    }
    return line;
  };
}

/** The first element at a path such as `Refs/EndToEndId`; null when there is none. */
export function elementAt(element: XmlElement, path: string): XmlElement | null {
  let found: XmlElement | null = element;
  for (const name of path.split('/')) {
    found = found?.elements.find((each) => each.name === name) ?? null;
  }
  return found;
}

/** All elements at a path. */
export function elementsAt(element: XmlElement, path: string): readonly XmlElement[] {
  return path
    .split('/')
    .reduce<readonly XmlElement[]>(
      (found, name) =>
        found.flatMap((each) => each.elements.filter((inner) => inner.name === name)),
      [element],
    );
}

/** The text at the first of the paths where there is one; empty when there is none. */
export function textAt(element: XmlElement, ...paths: readonly string[]): string {
  for (const path of paths) {
    const text = elementAt(element, path)?.text ?? '';
    if (text !== '') return text;
  }
  return '';
}
