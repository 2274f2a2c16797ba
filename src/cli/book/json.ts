/** The books as JSON: stable, documented in docs/book.md, integers in minor units and minutes. */
import type { ClientBook } from '../../engine/book.ts';
import { type Lot, leftMinutes, leftValue, type Slice } from '../../engine/lots.ts';
import type { Posting } from '../../engine/post.ts';
import type { RowRefusal } from '../../formats/refusals.ts';
import type { Booking, Rest } from './run.ts';

/**
 * The document in pieces, one entry a line, so that a large one is never held whole. `rest` is told
 * last, when all books have been gone through.
 */
export function* booksAsJson(
  { asOf, policy }: Booking,
  books: Iterable<ClientBook>,
  rest: Rest,
): Generator<string, void> {
  yield `{"asOf":"${asOf}","policy":${JSON.stringify(policy)},\n"clients":[`;
  let separator = '\n';
  for (const book of books) {
    yield separator;
    yield* clientAsJson(book);
    separator = ',\n';
  }
  yield '],\n"refused":[';
  yield rest.refused.map((row) => `\n${JSON.stringify(refusedAsJson(row))}`).join(',');
  yield '],\n"warnings":[';
  yield rest.warnings.map((warning) => `\n${JSON.stringify(warning)}`).join(',');
  yield ']}\n';
}

function refusedAsJson({ file, line, id, code, message }: RowRefusal) {
  return { file, line, id, code, message };
}

function* clientAsJson(book: ClientBook): Generator<string, void> {
  const { client, currency, totals, forecast } = book;
  const blocks = book.lots.map((lot) => JSON.stringify(blockAsJson(lot)));
  yield `{"client":${JSON.stringify(client)},"currency":${JSON.stringify(currency)},\n`;
  yield `"blocks":[${blocks.join(',\n')}],\n"entries":[`;
  const names = new Map(book.lots.map((lot) => [lot.block.id, JSON.stringify(lot.block.id)]));
  let separator = '\n';
  for (const posting of book.postings) {
    yield separator + entryAsJson(posting, names);
    separator = ',\n';
  }
  yield `],\n"totals":${JSON.stringify(totals)},\n"forecast":${JSON.stringify(forecast)}}`;
}

function blockAsJson(lot: Lot) {
  const { id, boughtOn, expiresOn, minutes, price } = lot.block;
  return {
    block: id,
    boughtOn,
    expiresOn,
    minutes,
    price,
    drawnMinutes: lot.drawnMinutes,
    drawnValue: lot.drawnValue,
    lapsedMinutes: lot.lapsedMinutes,
    lapsedValue: lot.lapsedValue,
    leftMinutes: leftMinutes(lot),
    leftValue: leftValue(lot),
  };
}

/** Written out by hand: there are as many of these as there are entries. */
function entryAsJson(posting: Posting, names: ReadonlyMap<string, string>): string {
  const { entry, draws } = posting;
  let slices = '';
  for (const slice of draws) slices += (slices === '' ? '' : ',') + sliceAsJson(slice, names);
  return (
    `{"id":${JSON.stringify(entry.id)},"workedOn":"${entry.workedOn}",` +
    `"workedMinutes":${entry.workedMinutes},"billedMinutes":${posting.billedMinutes},` +
    `"drawnMinutes":${posting.drawnMinutes},"coverage":"${posting.coverage}",` +
    `"draws":[${slices}],"overageMinutes":${posting.overageMinutes},` +
    `"overageValue":${posting.overageValue}${partsApart(posting)}}`
  );
}

function sliceAsJson(slice: Slice, names: ReadonlyMap<string, string>): string {
  return `{"block":${names.get(slice.block)},"minutes":${slice.minutes},"value":${slice.value}}`;
}

/** Only where there is any: what is billed apart, and what an entry waits for. */
function partsApart(posting: Posting): string {
  if (posting.coverage === 'separate') {
    const { separateMinutes, separateValue } = posting;
    return `,"separateMinutes":${separateMinutes},"separateValue":${separateValue}`;
  }
  return posting.coverage === 'waiting' ? `,"waitsFor":${JSON.stringify(posting.waitsFor)}` : '';
}
