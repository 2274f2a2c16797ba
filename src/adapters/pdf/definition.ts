/** A document as pdfmake lays it out: sizes, spaces and lines, nothing that is told. */
import type {
  Content,
  ContentTable,
  CustomTableLayout,
  TableCell,
  TDocumentDefinitions,
} from 'pdfmake';
import type {
  Column,
  Document,
  Fact,
  Paper,
  Party,
  Section,
  Table,
} from '../../engine/documents/document.ts';
import { isLong, printed } from './printed.ts';

/** In points, as all lengths here. */
const SIDE = 48;
const INK = '#1b1f24';
const QUIET = '#5b6470';
const RULE = '#c9ced6';

export const FONT = 'Noto Sans';

/** The same document and paper are always the same definition, whatever the time. */
export function definitionOf(document: Document, paper: Paper): TDocumentDefinitions {
  const title = printed(document.title);
  return {
    pageSize: paper === 'A4' ? 'A4' : 'LETTER',
    pageMargins: [SIDE, 52, SIDE, 60],
    version: '1.7',
    language: 'en',
    displayTitle: true,
    info: {
      title,
      author: printed(document.from.name),
      subject: printed(`${document.title}, ${document.to.name}`),
      creator: 'Hourbank',
      producer: 'Hourbank',
      creationDate: new Date(0),
    },
    defaultStyle: { font: FONT, fontSize: 9, color: INK },
    images: imagesOf(document),
    ...(document.stamp === null ? {} : { watermark: stampOf(document.stamp) }),
    header: (page) => (page === 1 ? null : runningHead(title, document.to.name)),
    footer: (page, pages) => footer(document.footer, page, pages),
    content: [
      letterhead(document),
      addressed(document),
      { text: title, fontSize: 20, bold: true, margin: [0, 24, 0, 6] },
      ...document.opening.map(
        (text): Content => ({ text: printed(text), lineHeight: 1.1, margin: [0, 2, 0, 4] }),
      ),
      ...document.tables.flatMap(tableOf),
      ...totalsOf(document.totals),
      ...document.sections.map(sectionOf),
    ],
  };
}

function imagesOf({ logo }: Document): Record<string, string> {
  return logo === null ? {} : { logo: `data:${logo.mediaType};base64,${logo.base64}` };
}

function stampOf(text: string): NonNullable<TDocumentDefinitions['watermark']> {
  return {
    text: printed(text),
    font: FONT,
    bold: true,
    color: '#8a94a3',
    opacity: 0.16,
    angle: -38,
  };
}

function runningHead(title: string, to: string): Content {
  return {
    ...{ margin: [SIDE, 26, SIDE, 0], fontSize: 7.5, color: QUIET, columnGap: 24 },
    columns: [
      { text: title, width: '*' },
      { text: printed(to), width: '*', alignment: 'right' },
    ],
  };
}

function footer(text: string, page: number, pages: number): Content {
  return {
    ...{ margin: [SIDE, 18, SIDE, 0], fontSize: 7.5, color: QUIET, columnGap: 24 },
    columns: [
      { text: printed(text), width: '*' },
      { text: `Page ${page} of ${pages}`, width: 'auto', alignment: 'right', noWrap: true },
    ],
  };
}

/** Whom it comes from: the logo, or the name in its place, and beside it the address. */
function letterhead({ from, logo }: Document): Content {
  const name: Content = { text: printed(from.name), bold: true, fontSize: logo === null ? 14 : 9 };
  const lines = linesOf(from.lines, { fontSize: 8.5, color: QUIET });
  const left: Content = logo === null ? name : { image: 'logo', fit: [200, 56] };
  return {
    columns: [
      { stack: [left], width: '*' },
      { stack: logo === null ? lines : [name, ...lines], width: 190, alignment: 'right' },
    ],
    columnGap: 24,
  };
}

/** Whom it goes to, and beside it the facts. */
function addressed({ to, facts }: Document): Content {
  return {
    columns: [
      { stack: partyOf(to), width: '*' },
      { stack: factsOf(facts), width: 250 },
    ],
    ...{ columnGap: 24, margin: [0, 34, 0, 0] },
  };
}

function partyOf({ name, lines }: Party): Content[] {
  return [{ text: printed(name), bold: true, fontSize: 10.5 }, ...linesOf(lines, {})];
}

function linesOf(lines: readonly string[], style: object): Content[] {
  return lines.map((line) => ({ text: printed(line), ...style }));
}

function factsOf(facts: readonly Fact[]): Content[] {
  if (facts.length === 0) return [];
  const layout = { ...PLAIN, paddingTop: () => 1.5, paddingBottom: () => 1.5 };
  const body = facts.map(({ label, value, strong }): TableCell[] => [
    { text: printed(label), color: QUIET },
    { text: printed(value), alignment: 'right', bold: strong === true },
  ]);
  return [{ table: { widths: ['auto', '*'], body }, layout }];
}

const PLAIN: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: (column) => (column === 0 ? 0 : 12),
  paddingRight: () => 0,
};

const HEADED: CustomTableLayout = {
  ...PLAIN,
  hLineWidth: (line, { table }) =>
    line < (table.headerRows ?? 0) ? 0 : line === table.headerRows ? 0.9 : 0.4,
  hLineColor: (line, { table }) => (line === table.headerRows ? INK : RULE),
  paddingLeft: (column) => (column === 0 ? 0 : 9),
  paddingTop: (row, { table }) => (row < (table.headerRows ?? 0) ? 2 : 4),
  paddingBottom: () => 4,
};

/** Its heading stands in the table, so that both are repeated together on the next page. */
function tableOf({ heading, columns, rows, empty }: Table): Content[] {
  const labels = columns.map(({ label, align }): TableCell => {
    return { text: printed(label), alignment: align, fontSize: 7.5, bold: true, color: QUIET };
  });
  const head = heading === null ? [labels] : [across(headingCell(heading), columns.length), labels];
  const body =
    rows.length === 0
      ? [across({ text: printed(empty), color: QUIET }, columns.length)]
      : rows.map((row) => columns.map((column, at) => cellOf(column, row[at] ?? [])));
  const table: ContentTable['table'] = {
    headerRows: head.length,
    // A heading is never the last on a page.
    keepWithHeaderRows: 1,
    dontBreakRows: !rows.some(isLong),
    widths: columns.map(({ width }) => (width === 'fit' ? 'auto' : '*')),
    body: [...head, ...body],
  };
  return [{ table, layout: HEADED, fontSize: 8.5, margin: [0, 16, 0, 0] }];
}

function headingCell(text: string): TableCell {
  return { text: printed(text), bold: true, fontSize: 11 };
}

function across(cell: TableCell, columns: number): TableCell[] {
  const rest = Array.from({ length: columns - 1 }, (): TableCell => ({}));
  return [{ ...(cell as object), colSpan: columns } as TableCell, ...rest];
}

/** What is longer than any figure wraps, even where the column is as wide as its content. */
const LONGEST_FIGURE_CHARACTERS = 28;

function cellOf({ align, width }: Column, lines: readonly string[]): TableCell {
  const noWrap = width === 'fit' && lines.every((line) => line.length <= LONGEST_FIGURE_CHARACTERS);
  const [main = '', ...below] = lines.map(printed);
  if (below.length === 0) return { text: main, alignment: align, noWrap };
  const small = below.map((text): Content => ({ text, fontSize: 7.5, color: QUIET, noWrap }));
  return { stack: [{ text: main, noWrap }, ...small], alignment: align };
}

function totalsOf(totals: readonly Fact[]): Content[] {
  if (totals.length === 0) return [];
  const body = totals.map(({ label, value, strong }): TableCell[] => {
    const bold = strong === true;
    return [
      { text: printed(label), bold, color: bold ? INK : QUIET },
      {
        text: printed(value),
        bold,
        alignment: 'right',
        noWrap: value.length <= 2 * LONGEST_FIGURE_CHARACTERS,
      },
    ];
  });
  const isStrong = (row: number): boolean => totals[row]?.strong === true;
  const layout: CustomTableLayout = {
    ...PLAIN,
    hLineWidth: (line) => (line > 0 && isStrong(line) ? 0.9 : 0),
    hLineColor: () => INK,
    paddingTop: (row) => (isStrong(row) ? 4 : 2),
    paddingBottom: (row) => (isStrong(row) ? 4 : 2),
  };
  const table: Content = { table: { widths: ['*', 'auto'], body, dontBreakRows: true }, layout };
  return [
    {
      columns: [
        { text: '', width: '*' },
        { stack: [table], width: 280 },
      ],
      ...{ fontSize: 9.5, margin: [0, 14, 0, 0], unbreakable: totals.length <= 20 },
    },
  ];
}

/** Kept together on one page, unless it is long. */
function sectionOf({ heading, lines }: Section): Content {
  return {
    stack: [
      { text: printed(heading), bold: true, fontSize: 10, margin: [0, 0, 0, 3] },
      ...lines.map((line): Content => ({ text: printed(line), lineHeight: 1.1 })),
    ],
    unbreakable: !isLong([lines]),
    margin: [0, 18, 0, 0],
  };
}
