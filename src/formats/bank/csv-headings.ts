/** Where the table of a bank's CSV file begins, and what its columns are. */
import { LONGEST_ROW } from '../csv.ts';
import { findHeadings, type Headings, type LineFlaw, type Separator } from '../csv-layout.ts';
import { normal, placesOf } from '../mapping.ts';
import { nearest } from '../nearest.ts';
import type { BankColumn, BankMapping } from './bank-file.ts';

/** Headings of banks in English and German, the best of each column first. */
const KNOWN: { readonly [column in BankColumn]: readonly string[] } = keysOf({
  on: [
    ...['Booking date', 'Booked on', 'Booking day', 'Booking', 'Posting date', 'Posted date'],
    ...['Post date', 'Date posted', 'Completed date', 'Date completed', 'Transaction date'],
    ...['Buchungstag', 'Buchungsdatum', 'Buchung', 'Gebucht am', 'Date', 'Datum'],
  ],
  valueOn: [
    ...['Value date', 'Value day', 'Valuta', 'Valutadatum', 'Wertstellung', 'Wertstellungstag'],
    ...['Wertstellungsdatum', 'Wert'],
  ],
  amount: [
    ...['Amount', 'Transaction amount', 'Net amount', 'Value', 'Betrag', 'Buchungsbetrag'],
    ...['Umsatz', 'Sum', 'Summe'],
  ],
  credit: [
    ...['Credit', 'Credit amount', 'Credits', 'Money in', 'Paid in', 'Deposit', 'Deposits'],
    ...['Haben', 'Gutschrift', 'Gutschriften', 'Eingang'],
  ],
  debit: [
    ...['Debit', 'Debit amount', 'Debits', 'Money out', 'Paid out', 'Withdrawal', 'Withdrawals'],
    ...['Soll', 'Lastschrift', 'Belastung', 'Belastungen', 'Ausgang'],
  ],
  direction: [
    ...['Credit/Debit', 'Debit/Credit', 'Credit/Debit indicator', 'Debit/Credit indicator'],
    ...['CR/DR', 'DR/CR', 'Soll/Haben', 'S/H', 'Soll/Haben-Kennzeichen', 'Direction'],
    ...['Transaction type', 'Type'],
  ],
  currency: ['Currency', 'Currency code', 'Account currency', 'Währung', 'Whg', 'Kontowährung'],
  reference: [
    ...['Payment reference', 'Reference', 'Remittance information', 'Description', 'Details'],
    ...['Transaction description', 'Memo', 'Narrative', 'Particulars', 'Note', 'Notes', 'Message'],
    ...['Customer reference', 'End-to-end ID', 'Verwendungszweck', 'VWZ', 'Kundenreferenz'],
    ...['Kundenreferenz (End-to-End)', 'End-to-End-Referenz', 'Zahlungsreferenz', 'Mitteilung'],
    ...['Buchungstext', 'Vorgang/Verwendungszweck', 'Buchungsdetails'],
  ],
  payer: [
    ...['Payer name', 'Payer', 'Debtor', 'Debtor name', 'Counterparty', 'Counterparty name'],
    ...['Partner name', 'Name', 'Payee', 'Payee name', 'Merchant'],
    ...['Zahlungspflichtige*r', 'Zahlungspflichtiger', 'Name Zahlungsbeteiligter'],
    ...['Begünstigter/Zahlungspflichtiger', 'Beguenstigter/Zahlungspflichtiger'],
    ...['Begünstigter / Auftraggeber', 'Auftraggeber / Begünstigter', 'Auftraggeber/Empfänger'],
    ...['Empfänger/Auftraggeber', 'Auftraggeber', 'Partnername', 'Gegenpartei'],
  ],
  account: [
    ...['Payer IBAN', 'Debtor IBAN', 'Counterparty IBAN', 'Counterparty account', 'Partner IBAN'],
    ...['IBAN Zahlungsbeteiligter', 'Kontonummer/IBAN', 'IBAN', 'Kontonummer', 'Partnerkonto'],
  ],
  ownAccount: ['IBAN Auftragskonto', 'Auftragskonto', 'IBAN Auftraggeberkonto', 'Own IBAN'],
  bankReference: [
    ...['Transaction ID', 'TransferWise ID', 'Bank reference', 'FITID', 'ID'],
    ...['Transaktions-ID', 'Transaktionsnummer', 'Buchungsreferenz', 'Umsatz-ID'],
  ],
  status: ['Status', 'State', 'Buchungsstatus'],
});

function keysOf(known: { readonly [column in BankColumn]: readonly string[] }) {
  const { on, valueOn, amount, credit, debit, direction, currency, ...texts } = known;
  const { reference, payer, account, ownAccount, bankReference, status } = texts;
  return {
    ...{ on: on.map(keyOf), valueOn: valueOn.map(keyOf), amount: amount.map(keyOf) },
    ...{ credit: credit.map(keyOf), debit: debit.map(keyOf), direction: direction.map(keyOf) },
    ...{ currency: currency.map(keyOf), reference: reference.map(keyOf) },
    ...{ payer: payer.map(keyOf), account: account.map(keyOf) },
    ...{ ownAccount: ownAccount.map(keyOf), bankReference: bankReference.map(keyOf) },
    status: status.map(keyOf),
  };
}

const COLUMNS: readonly BankColumn[] = [
  ...(['on', 'valueOn', 'amount', 'credit', 'debit', 'direction', 'currency'] as const),
  ...(['reference', 'payer', 'account', 'ownAccount', 'bankReference', 'status'] as const),
];

/** Where in a row each column stands, from 0; none for one that the file does not have. */
type BankPlaces = { readonly [column in BankColumn]: readonly number[] };

export type BankTable = {
  readonly headings: readonly string[];
  readonly places: BankPlaces;
  readonly separator: Separator;
  readonly line: number;
  /** The currency that stands in the heading of the amount, `Betrag (€)`; empty when none does. */
  readonly currency: string;
  /** True where a column called `Type` may say the direction, or may say something else. */
  readonly isDirectionVague: boolean;
};

/** How many lines of title, account and balance may stand before the headings. */
const MOST_TITLES = 40;
const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|'];

/**
 * Finds the first line with the headings of a day and an amount. Refused: a file without
 * (`bank_headings_absent`), and a heading that the mapping names and no line has.
 */
export function findTable(text: string, mapping: BankMapping): BankTable | LineFlaw {
  const { headingLine, separator } = mapping;
  const lines =
    headingLine === undefined
      ? Array.from({ length: MOST_TITLES }, (_, index) => index + 1)
      : [headingLine];
  let nearly: LineFlaw | null = null;
  for (const line of lines) {
    const tables = (separator === undefined ? SEPARATORS : [separator]).map((some) =>
      tableAt(text, line, some, mapping),
    );
    const [best] = tables
      .filter((table) => table !== null && 'places' in table)
      .filter(isWhole)
      .toSorted((a, b) => columnsOf(b) - columnsOf(a));
    if (best !== undefined) return best;
    for (const table of tables) {
      if (table !== null && 'flaw' in table && cellsOf(table) > cellsOf(nearly)) nearly = table;
    }
  }
  if (nearly !== null) return nearly;
  return { line: null, flaw: { code: 'bank_headings_absent', lines: lines.at(-1) ?? MOST_TITLES } };
}

/** How many headings a line has that lacks one: most likely the one that has the most is meant. */
function cellsOf(lack: LineFlaw | null): number {
  if (lack === null) return 0;
  return 'headings' in lack.flaw ? lack.flaw.headings.length : 1;
}

function isWhole({ places }: BankTable): boolean {
  const has = (column: BankColumn): boolean => places[column].length > 0;
  return (has('on') || has('valueOn')) && (has('amount') || (has('credit') && has('debit')));
}

function columnsOf(table: BankTable): number {
  return COLUMNS.filter((column) => table.places[column].length > 0).length;
}

/** The table whose headings stand on a line; null where there is no such line. */
function tableAt(
  text: string,
  headingLine: number,
  separator: Separator,
  mapping: BankMapping,
): BankTable | LineFlaw | null {
  const options = { headingLine, separator, longestRow: LONGEST_ROW };
  const found = findHeadings(text, options, true);
  if (found === null) return null;
  if ('flaw' in found) return mapping.headingLine === undefined ? null : found;
  const keys = found.cells.map(keyOf);
  const recognised = COLUMNS.map((column) => [column, knownPlaces(keys, column)] as const);
  const places: Record<BankColumn, readonly number[]> = {
    ...emptyPlaces(),
    ...Object.fromEntries(recognised),
  };
  const flaw = setNamed(places, found, mapping) ?? duplicate(places, found);
  if (flaw !== null) return { line: found.line, flaw };
  const [amountAt = places.credit[0] ?? -1] = places.amount;
  places.currency = besideAmount(places.currency, amountAt);
  const directionKey = keys[places.direction[0] ?? -1] ?? '';
  return {
    ...{ headings: found.cells, places, separator, line: found.line },
    currency: currencyIn(found.cells[amountAt] ?? ''),
    isDirectionVague:
      mapping.columns?.direction === undefined && VAGUE_DIRECTIONS.has(directionKey),
  };
}

const VAGUE_DIRECTIONS: ReadonlySet<string> = new Set(['transaction type', 'type']);

function emptyPlaces(): Record<BankColumn, readonly number[]> {
  return {
    ...{ on: [], valueOn: [], amount: [], credit: [], debit: [], direction: [], currency: [] },
    ...{ reference: [], payer: [], account: [], ownAccount: [], bankReference: [], status: [] },
  };
}

/** All columns of the reference; of any other, the one with the best heading. */
function knownPlaces(keys: readonly string[], column: BankColumn): readonly number[] {
  const known = new Set(KNOWN[column]);
  const fitting = keys.flatMap((key, place) =>
    known.has(key) || (column === 'reference' && isNumbered(key, known)) ? [place] : [],
  );
  if (column === 'reference' || fitting.length < 2) return fitting;
  const rank = (place: number): number => KNOWN[column].indexOf(keys[place] ?? '');
  const best = Math.min(...fitting.map(rank));
  return fitting.filter((place) => rank(place) === best);
}

/** `Verwendungszweck 2` goes on with `Verwendungszweck 1`. */
function isNumbered(key: string, known: ReadonlySet<string>): boolean {
  return known.has(key.replace(/ ?\d{1,2}$/, ''));
}

/** Sets the columns that the mapping names; those that say the same otherwise are left out then. */
function setNamed(
  places: Record<BankColumn, readonly number[]>,
  { cells }: Headings,
  mapping: BankMapping,
): LineFlaw['flaw'] | null {
  const columns = mapping.columns ?? {};
  if (columns.amount !== undefined) Object.assign(places, { credit: [], debit: [] });
  if (columns.credit !== undefined || columns.debit !== undefined) places.amount = [];
  for (const field of COLUMNS) {
    const named = [columns[field] ?? []].flat();
    if (named.length === 0) continue;
    const found: number[] = [];
    for (const column of named) {
      const [place, other] = placesOf(cells, column);
      if (other !== undefined) return { code: 'heading_duplicate', heading: column };
      if (place === undefined) {
        const meant = nearest(column, cells);
        return { code: 'mapping_column_absent', field, column, nearest: meant, headings: cells };
      }
      found.push(place);
    }
    places[field] = found;
  }
  return null;
}

/** Of two columns of days or amounts with one heading, nobody knows which is meant. */
function duplicate(places: BankPlaces, { cells }: Headings): LineFlaw['flaw'] | null {
  const { on, amount, credit, debit } = places;
  const twice = [on, amount, credit, debit].find((found) => found.length > 1);
  if (twice === undefined) return null;
  return { code: 'heading_duplicate', heading: cells[twice[0] ?? 0] ?? '' };
}

/** Of several columns of currencies, such as those of amount and balance, that of the amount. */
function besideAmount(places: readonly number[], amountAt: number): readonly number[] {
  const distance = (place: number): number => Math.abs(place - amountAt - 0.5);
  return places.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1);
}

/** `Betrag (€)` as `betrag`, `Waehrung` as `Währung`, `Amount in EUR` as `amount`, `Zahlungspflichtige*r` in two words. */
function keyOf(heading: string): string {
  return normal(heading)
    .replace(/\((?:[a-z]{3}|[€£$])\)|\bin [a-z]{3}$/u, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([aou])e/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
]);

function currencyIn(heading: string): string {
  const [, inside, behind] = /\(([A-Za-z]{3}|[€£])\)|\bin ([A-Za-z]{3})$/u.exec(heading) ?? [];
  const found = inside ?? behind ?? '';
  return SYMBOLS.get(found) ?? found.toUpperCase();
}
