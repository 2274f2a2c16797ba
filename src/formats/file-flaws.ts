/** Why a file as a whole cannot be read. */
import { listed, shown } from './shown.ts';

/** In the order in which they are met on reading: bytes, text, headings, mapping, first rows. */
export type FileFlaw =
  | { readonly code: 'file_empty' }
  | { readonly code: 'file_binary'; readonly kind: BinaryKind }
  | {
      readonly code: 'encoding_unclear';
      /** What the mapping states; null when it states nothing. */
      readonly encoding: string | null;
      /** Place of the first byte that does not fit, counted from 1; null when not known. */
      readonly byte: number | null;
    }
  | { readonly code: 'record_too_long'; readonly characters: number }
  | { readonly code: 'rows_too_many'; readonly most: number }
  | { readonly code: 'headings_absent'; readonly headingLine: number }
  | { readonly code: 'headings_unreadable' }
  | {
      readonly code: 'headings_unknown';
      readonly headings: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly code: 'headings_ambiguous'; readonly sources: readonly string[] }
  | { readonly code: 'heading_duplicate'; readonly heading: string }
  | {
      readonly code: 'mapping_column_absent';
      readonly field: string;
      readonly column: string;
      readonly nearest: string | null;
      readonly headings: readonly string[];
    }
  | { readonly code: 'mapping_incomplete'; readonly lacking: Lacking }
  | { readonly code: 'mapping_contradictory'; readonly fields: readonly string[] }
  | { readonly code: 'zone_unknown'; readonly zone: string }
  | { readonly code: 'date_format_unknown'; readonly dateFormat: string }
  | { readonly code: 'time_format_unknown'; readonly timeFormat: string }
  | {
      readonly code: 'date_format_needed';
      readonly column: string;
      readonly found: string;
      readonly suggestions: readonly string[];
    }
  | { readonly code: 'decimal_mark_needed'; readonly column: string; readonly found: string }
  | { readonly code: 'currency_needed' }
  | { readonly code: 'file_too_large'; readonly mostBytes: number }
  | { readonly code: 'bank_headings_absent'; readonly lines: number }
  | { readonly code: 'bank_file_unknown'; readonly found: string }
  | { readonly code: 'xml_unreadable'; readonly reason: string }
  | { readonly code: 'xml_declares' };

export type BinaryKind = 'zip' | 'xls' | 'pdf' | 'gzip' | 'unknown';

const BINARY: Readonly<Record<BinaryKind, string>> = {
  zip: 'it is a ZIP archive, or a spreadsheet such as XLSX or ODS: save it as CSV',
  xls: 'it is a spreadsheet in the old XLS format: save it as CSV',
  pdf: 'it is a PDF: export a CSV instead',
  gzip: 'it is compressed a second time: decompress it once',
  unknown: 'it holds bytes that no text holds: give a CSV (in UTF-16, say so in the mapping)',
};

/** What a mapping, together with the file, does not say. */
export type Lacking = 'client' | 'id' | 'day' | 'minutes' | 'startedTime' | 'endedTime';

const LACKING: Readonly<Record<Lacking, string>> = {
  client:
    'whom the work was for: map client, or name one in constants ("constants": {"client": …})',
  id: 'what tells an entry: the column id',
  day: 'on which day the work was done: map startedAt, startedOn with startedTime, or workedOn',
  minutes:
    'how long the work took: map minutes, hours or duration; or the end beside the start ' +
    '(endedAt, or endedTime)',
  startedTime:
    'the time of the start: map startedTime beside startedOn, or workedOn for a day alone',
  endedTime: 'the time of the end: map endedTime beside endedOn',
};

/** What is wrong with the file and what to do next. */
export function fileFlawMessage(flaw: FileFlaw): string {
  switch (flaw.code) {
    case 'file_empty':
      return 'the file is empty: the first line must hold the headings';
    case 'file_binary':
      return `this is no text: ${BINARY[flaw.kind]}`;
    case 'encoding_unclear':
      return encodingMessage(flaw.encoding, flaw.byte);
    case 'record_too_long':
      return (
        `the row that begins here is longer than ${flaw.characters.toLocaleString('en')} characters: ` +
        'look for a quote that is not closed, or for a file that is no CSV'
      );
    case 'rows_too_many':
      return (
        `the file has more than ${flaw.most.toLocaleString('en')} rows: ` +
        'split it, and import one part after the other'
      );
    case 'headings_absent':
      return `the file has no headings in line ${flaw.headingLine}: correct headingLine in the mapping`;
    case 'headings_unreadable':
      return 'a quote in the headings is not closed or stands in the middle of a cell: correct it';
    case 'headings_unknown':
      return (
        `these headings are not known: ${listed(flaw.headings)}. Without a mapping the files of ` +
        `${flaw.known.join(', ')} are known: name the columns in a mapping (--map)`
      );
    case 'headings_ambiguous':
      return `the headings fit ${flaw.sources.join(' and ')} alike: name the columns in a mapping (--map)`;
    case 'heading_duplicate':
      return `there are two columns ${shown(flaw.heading)}: give one of them another heading`;
    case 'mapping_column_absent':
      return absentMessage(flaw.field, flaw.column, flaw.nearest, flaw.headings);
    case 'mapping_incomplete':
      return `nothing says ${LACKING[flaw.lacking]}`;
    case 'mapping_contradictory':
      return `the mapping names ${flaw.fields.join(' and ')}, which say the same: keep one of them`;
    case 'zone_unknown':
      return `the time zone ${shown(flaw.zone)} of the mapping is not known: name one such as Europe/Berlin`;
    case 'date_format_unknown':
      return (
        `the dateFormat ${shown(flaw.dateFormat)} cannot be read: write YYYY, M or MM, D or DD with ` +
        'marks between them, such as DD/MM/YYYY'
      );
    case 'time_format_unknown':
      return (
        `the timeFormat ${shown(flaw.timeFormat)} cannot be read: write H:mm or HH:mm:ss for ` +
        '24 hours, h:mm a for AM and PM'
      );
    case 'date_format_needed':
      return (
        `${shown(flaw.column)} is ${shown(flaw.found)}, and nothing says how days are written in this file: ` +
        `say it in a mapping, as ${flaw.suggestions.map((format) => `{"dateFormat": "${format}"}`).join(' or ')}`
      );
    case 'decimal_mark_needed':
      return (
        `${shown(flaw.column)} is ${shown(flaw.found)}, and nothing says which mark is the decimal one: ` +
        'say it in a mapping, as {"decimalMark": ","} or {"decimalMark": "."}'
      );
    case 'currency_needed':
      return 'nothing says in which currency the amounts are: say it in a mapping, as {"currency": "EUR"}';
    case 'file_too_large':
      return (
        `the file is larger than ${flaw.mostBytes.toLocaleString('en')} bytes: ` +
        'export a shorter time at a time'
      );
    case 'bank_headings_absent':
      return (
        `none of the first ${flaw.lines} lines has the headings of a day and an amount: name them in ` +
        'a mapping, as {"columns": {"on": "Booked", "amount": "Sum"}}'
      );
    case 'bank_file_unknown':
      return `this is ${shown(flaw.found)}, and no statement: export it as CAMT.053 or CSV`;
    case 'xml_unreadable':
      return `the XML cannot be read (${flaw.reason}): export the file again`;
    case 'xml_declares':
      return 'the XML declares things of its own (DOCTYPE), which no bank does: export the file again';
  }
}

function encodingMessage(encoding: string | null, byte: number | null): string {
  const place = byte === null ? '' : ` (byte ${byte})`;
  if (encoding !== null) {
    return `the file is not in ${encoding} all through${place}: correct encoding in the mapping, or the file`;
  }
  return (
    `the file is partly UTF-8 and partly not${place}: save it as UTF-8, or say "encoding": ` +
    '"windows-1252" in the mapping'
  );
}

function absentMessage(
  field: string,
  column: string,
  nearest: string | null,
  headings: readonly string[],
): string {
  const meant = nearest === null ? '' : ` (did you mean ${shown(nearest)}?)`;
  return (
    `there is no column ${shown(column)}${field === column ? '' : ` for ${field}`}${meant}. ` +
    `The file has ${listed(headings)}: correct the name, or add the column`
  );
}
