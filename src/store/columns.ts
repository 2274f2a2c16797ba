/**
 * Many rows as a few parameters: each column an array in PostgreSQL's own words, which a statement
 * takes apart with `unnest`. The server reads them in half the time that it needs for the same rows
 * as JSON; a column of JSON goes as one document, for `jsonb_array_elements`.
 */

/** A column of numbers, ids, days or instants: nothing in them needs quotes. */
export function plainColumn<Row>(
  rows: readonly Row[],
  of: (row: Row) => string | number | null,
): string {
  return `{${rows.map((row) => of(row) ?? 'NULL').join(',')}}`;
}

/** A column of texts, whatever stands in them. */
export function textColumn<Row>(rows: readonly Row[], of: (row: Row) => string | null): string {
  const texts = rows.map((row) => {
    const text = of(row);
    return text === null ? 'NULL' : quoted(text);
  });
  return `{${texts.join(',')}}`;
}

/** Bytes as PostgreSQL writes them in text. */
export function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}

/** A column of JSON, none of it null. */
export function jsonColumn<Row>(rows: readonly Row[], of: (row: Row) => unknown): string {
  return JSON.stringify(rows.map(of));
}

/** A column of few different JSON documents: those there are, and the place of each row's, from 1. */
export function repeatedJsonColumn<Row>(
  rows: readonly Row[],
  of: (row: Row) => object | null,
): { readonly documents: string; readonly places: string } {
  const placeOf = new Map<string, number>();
  const places = rows.map((row) => {
    const document = of(row);
    if (document === null) return null;
    const text = JSON.stringify(document);
    const place = placeOf.get(text) ?? placeOf.size + 1;
    placeOf.set(text, place);
    return place;
  });
  return {
    documents: `{${[...placeOf.keys()].map(quoted).join(',')}}`,
    places: plainColumn(places, (place) => place),
  };
}

const TO_ESCAPE = /["\\]/;

function quoted(text: string): string {
  return TO_ESCAPE.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
