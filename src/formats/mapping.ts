/** Which column of a file is which, as plain JSON: the file given with `--map`. */
import { composed } from './composed.ts';
import type { Separator } from './csv-layout.ts';
import type { FileFlaw, Lacking } from './file-flaws.ts';
import { nearest } from './nearest.ts';
import type { Encoding } from './text.ts';

/** The fields taken as text, with what stands between the cells when several columns make one. */
const JOINTS = {
  id: ' / ',
  client: ' / ',
  technician: ' ',
  job: ' / ',
  workType: ' / ',
  description: ' / ',
} as const;

type TextField = keyof typeof JOINTS;

/** The fields of which one cell is read as a day, a time or a figure. */
const FIGURE_FIELDS = [
  'startedAt',
  'startedOn',
  'startedTime',
  'endedAt',
  'endedOn',
  'endedTime',
  'workedOn',
  'minutes',
  'hours',
  'duration',
  'breakMinutes',
  'sequence',
] as const;

type FigureField = (typeof FIGURE_FIELDS)[number];

export type Field = TextField | FigureField;

export type Mapping = {
  /**
   * The heading of each field. Several headings are joined: those of the technician with a space
   * (First Name, Last Name), others with ` / `. Left out, the columns of the known format are
   * taken, and the rest of the mapping is set upon it.
   */
  readonly columns?:
    | { readonly [field in Field]?: string | readonly string[] | undefined }
    | undefined;
  /** The value of rows whose cell is empty, or of all rows where there is no such column. */
  readonly constants?:
    | { readonly [field in 'client' | 'technician' | 'job' | 'workType']?: string | undefined }
    | undefined;
  /** Made of YYYY, M or MM, D or DD, such as `DD/MM/YYYY`; needed unless it is `YYYY-MM-DD`. */
  readonly dateFormat?: string | undefined;
  /** `H:mm` or `h:mm a`: refuses the other clock. Both are plain by themselves and taken if absent. */
  readonly timeFormat?: string | undefined;
  /** The IANA zone of local times; else that of the firm. */
  readonly zone?: string | undefined;
  readonly decimalMark?: '.' | ',' | undefined;
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
  /** The line of the headings, where titles stand before them; the file's first line is 1. */
  readonly headingLine?: number | undefined;
  /** Rows left out, and counted: those with one of the values in the column, in any case. */
  readonly skipRows?:
    | readonly { readonly column: string; readonly equals: string | readonly string[] }[]
    | undefined;
};

export type TextSource = {
  /** Places of the columns joined; empty when there is only the constant. */
  readonly columns: readonly number[];
  readonly joint: string;
  readonly constant: string;
};

type Skip = { readonly column: number; readonly values: ReadonlySet<string> };

/** A mapping fitted to the headings of a file: where in a row each field stands, from 0. */
export type Binding = {
  readonly headings: readonly string[];
  readonly texts: { readonly [field in TextField]: TextSource };
  /** -1 for a field the file does not have. */
  readonly figures: { readonly [field in FigureField]: number };
  readonly skips: readonly Skip[];
  /** How many cells a row has at least. */
  readonly width: number;
};

/**
 * Fits a mapping to the headings. Refused: a heading the file does not have
 * (`mapping_column_absent`) or has twice (`heading_duplicate`), two fields that say the same
 * (`mapping_contradictory`), and a mapping that leaves open whose the work was, on which day, or
 * how long it took (`mapping_incomplete`).
 */
export function bind(headings: readonly string[], mapping: Mapping): Binding | FileFlaw {
  const places = new Map<Field, readonly number[]>();
  for (const [field, columns] of mappedColumns(mapping)) {
    const found = findColumns(headings, field, columns);
    if ('code' in found) return found;
    places.set(field, found);
  }
  const skips: Skip[] = [];
  for (const { column, equals } of mapping.skipRows ?? []) {
    const found = findColumns(headings, 'skipRows', [column]);
    if ('code' in found) return found;
    const values = new Set([equals].flat().map(normal));
    for (const place of found) skips.push({ column: place, values });
  }
  const flaw = contradiction(mapping, places) ?? gap(mapping, new Set(places.keys()));
  if (flaw !== null) return flaw;
  return bindingOf(headings, mapping, places, skips);
}

const FIELDS: readonly Field[] = [
  'id',
  'client',
  'technician',
  'job',
  'workType',
  'description',
  ...FIGURE_FIELDS,
];

/** The fields a mapping names columns for, and their headings. */
export function mappedColumns(mapping: Mapping): [field: Field, headings: readonly string[]][] {
  return FIELDS.flatMap((field): [Field, readonly string[]][] => {
    const columns = [mapping.columns?.[field] ?? []].flat();
    return columns.length === 0 ? [] : [[field, columns]];
  });
}

function findColumns(
  headings: readonly string[],
  field: string,
  columns: readonly string[],
): number[] | FileFlaw {
  const found: number[] = [];
  for (const column of columns) {
    const places = placesOf(headings, column);
    const [place] = places;
    if (place === undefined) {
      const code = 'mapping_column_absent';
      return { code, field, column, nearest: nearest(column, headings), headings };
    }
    if (places.length > 1) return { code: 'heading_duplicate', heading: column };
    found.push(place);
  }
  return found;
}

/** Where a heading stands: as it is written, else in any case. */
export function placesOf(headings: readonly string[], wanted: string): number[] {
  const exact = headings.flatMap((heading, place) => (heading === wanted ? [place] : []));
  if (exact.length > 0) return exact;
  return headings.flatMap((heading, place) => (normal(heading) === normal(wanted) ? [place] : []));
}

/** Text to be compared without regard to case, Unicode form and spaces around it. */
export function normal(text: string): string {
  return composed(text.trim().toLowerCase());
}

/** Fields of which only one can hold. */
const RIVALS: readonly (readonly Field[])[] = [
  ['minutes', 'hours', 'duration'],
  ['startedAt', 'startedOn'],
  ['startedAt', 'startedTime'],
  ['endedAt', 'endedOn'],
  ['endedAt', 'endedTime'],
];

function contradiction(
  mapping: Mapping,
  places: ReadonlyMap<Field, readonly number[]>,
): FileFlaw | null {
  for (const rivals of RIVALS) {
    const fields = rivals.filter((field) => places.has(field));
    if (fields.length > 1) return { code: 'mapping_contradictory', fields };
  }
  for (const field of FIGURE_FIELDS) {
    const columns = [mapping.columns?.[field] ?? []].flat();
    if (columns.length > 1) return { code: 'mapping_contradictory', fields: columns };
  }
  return null;
}

function gap(mapping: Mapping, has: ReadonlySet<Field>): FileFlaw | null {
  const lacking = (what: Lacking): FileFlaw => ({ code: 'mapping_incomplete', lacking: what });
  if (!has.has('client') && (mapping.constants?.client ?? '') === '') return lacking('client');
  const start = has.has('startedAt') || has.has('startedOn');
  if (!start && !has.has('workedOn')) return lacking('day');
  if (has.has('startedOn') !== has.has('startedTime')) {
    return lacking(has.has('startedOn') ? 'startedTime' : 'day');
  }
  if (has.has('endedOn') && !has.has('endedTime')) return lacking('endedTime');
  const end = has.has('endedAt') || has.has('endedTime');
  if (end && !start) return lacking('startedTime');
  const given = has.has('minutes') || has.has('hours') || has.has('duration');
  return given || end ? null : lacking('minutes');
}

function bindingOf(
  headings: readonly string[],
  mapping: Mapping,
  places: ReadonlyMap<Field, readonly number[]>,
  skips: readonly Skip[],
): Binding {
  const constants: Readonly<Record<string, string | undefined>> = mapping.constants ?? {};
  const text = (field: TextField): TextSource => ({
    columns: places.get(field) ?? [],
    joint: JOINTS[field],
    constant: constants[field]?.trim() ?? '',
  });
  const figure = (field: FigureField): number => places.get(field)?.[0] ?? -1;
  const texts = {
    id: text('id'),
    client: text('client'),
    technician: text('technician'),
    job: text('job'),
    workType: text('workType'),
    description: text('description'),
  };
  const figures = {
    startedAt: figure('startedAt'),
    startedOn: figure('startedOn'),
    startedTime: figure('startedTime'),
    endedAt: figure('endedAt'),
    endedOn: figure('endedOn'),
    endedTime: figure('endedTime'),
    workedOn: figure('workedOn'),
    minutes: figure('minutes'),
    hours: figure('hours'),
    duration: figure('duration'),
    breakMinutes: figure('breakMinutes'),
    sequence: figure('sequence'),
  };
  const needed = Object.values(texts).flatMap((source) =>
    source.constant === '' ? source.columns : [],
  );
  const all = [...needed, ...Object.values(figures), ...skips.map((skip) => skip.column)];
  const last = all.reduce((most, place) => Math.max(most, place), -1);
  return { headings, texts, figures, skips, width: last + 1 };
}
