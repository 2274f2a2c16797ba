/** What happened in a client's books, in order of day, each with what it was made of. */
import type { Block } from './blocks.ts';
import type { ClientBook } from './book.ts';
import type { LocalDate } from './days.ts';
import { lapseOf, saleOf, type Transaction, workOf } from './journal.ts';
import type { Lapse } from './lapse.ts';
import type { Posting } from './post.ts';

export type Happening =
  | { readonly kind: 'sale'; readonly on: LocalDate; readonly block: Block }
  | { readonly kind: 'work'; readonly on: LocalDate; readonly posting: Posting }
  | { readonly kind: 'lapse'; readonly on: LocalDate; readonly lapse: Lapse };

/**
 * On one day sales first, then work as it was booked, then lapses. Every entry is here, the ones
 * that move nothing as well.
 */
export function chronicle(book: ClientBook): readonly Happening[] {
  const happenings: Happening[] = [];
  for (const block of blocksAsSold(book))
    happenings.push({ kind: 'sale', on: block.boughtOn, block });
  for (const posting of book.postings) {
    happenings.push({ kind: 'work', on: posting.entry.workedOn, posting });
  }
  for (const lapse of book.lapses) happenings.push({ kind: 'lapse', on: lapse.on, lapse });
  return happenings.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** In the order of sale, whatever the draw order: a later sale changes no place of an earlier one. */
export function blocksAsSold(book: ClientBook): readonly Block[] {
  return book.lots.map((lot) => lot.block).sort((a, b) => a.sequence - b.sequence);
}

/** Its double entry, as the engine writes it; without any lines when nothing moves. */
export function transactionOf(happening: Happening): Transaction {
  switch (happening.kind) {
    case 'sale':
      return saleOf(happening.block);
    case 'work':
      return workOf(happening.posting);
    case 'lapse':
      return lapseOf(happening.lapse);
  }
}

/** The client's journal (H1): every happening that moves money or minutes. */
export function journalOf(book: ClientBook): readonly Transaction[] {
  return chronicle(book)
    .map(transactionOf)
    .filter(({ money, minutes }) => money.length + minutes.length > 0);
}
