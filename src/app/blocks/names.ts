/** What a block is called that is added to a client's. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Books } from '../../engine/bank/books.ts';
import { NUMBERS_TRIED, nameKey, nameOfSale } from '../../store/names.ts';

/**
 * The name that was wanted; else its place in the order of sales, or the next number that is free;
 * its place and its id where many are taken. Refused: a name that another block has.
 */
export function blockName(
  books: Books,
  id: string,
  wanted: string | undefined,
): { readonly name: string } | AnyRefusal {
  if (wanted === undefined) return { name: nextName(books, id) };
  if (isTaken(books, wanted)) return { code: 'name_taken', thing: 'block', name: wanted };
  return { name: wanted };
}

function nextName(books: Books, id: string): string {
  const place = books.lastSale + 1;
  for (let number = place; number <= place + NUMBERS_TRIED; number += 1) {
    const name = nameOfSale(number);
    if (!isTaken(books, name)) return name;
  }
  return `${nameOfSale(place)} ${id.slice(-4)}`;
}

function isTaken(books: Books, name: string): boolean {
  const key = nameKey(name);
  if (books.takenNames.has(key)) return true;
  return [...books.labels.values()].some((label) => nameKey(label.name) === key);
}
