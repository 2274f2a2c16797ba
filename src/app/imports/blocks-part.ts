/** Blocks of one client are taken over: each a sale, paid in full, on the day it was bought. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, Books, Step } from '../../engine/bank/books.ts';
import { sellBlock } from '../../engine/bank/sell.ts';
import { formatMinutes, minutes } from '../../engine/hours.ts';
import { formatMoney } from '../../engine/money.ts';
import { standardRateOf } from '../../engine/terms.ts';
import type { FileBlock } from '../../formats/read-blocks.ts';
import { type KnownBlock, readKnownBlocks } from '../../store/known-rows.ts';
import { nameKey } from '../../store/names.ts';
import type { App } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { NOTHING_ELSE, type Where } from '../commit.ts';
import { archivedClient } from '../entries/written.ts';
import type { PartOutcome, RowsPart } from './plan.ts';
import type { RowPlace } from './refused-rows.ts';

/** A block of a file, with the work types it is limited to as the firm calls them. */
export type BlockRow = {
  readonly block: FileBlock;
  readonly place: RowPlace;
  readonly workTypes: readonly string[] | null;
};

type BlocksPart = {
  readonly client: string;
  /** In the order of sale. */
  readonly rows: readonly BlockRow[];
  readonly isLast: boolean;
};

type Known = ReadonlyMap<string, KnownBlock>;

/** A row, and the id of the block it becomes. */
type Draft = { readonly row: BlockRow; readonly id: string };

/**
 * The part that takes blocks over. Nothing lapses by it, however long ago they expired: the work
 * that drew them may follow. After the last of the client's, what waited for hours is posted.
 */
export function blocksPart(app: App, { client, rows, isLast }: BlocksPart): RowsPart<Known> {
  const drafts: readonly Draft[] = rows.map((row) => ({ row, id: app.newId() }));
  return {
    client,
    needs: { ...NOTHING_ELSE, waiting: isLast },
    load: (tx) =>
      readKnownBlocks(
        tx,
        client,
        rows.map(({ block }) => nameKey(block.id)),
      ),
    decide: (step, act, where, known) => {
      const { sold, outcome } = sellAll(step, drafts, act, where, known);
      return { step: isLast ? settledFor(sold, act, where) : sold, outcome };
    },
  };
}

function sellAll(
  from: Step,
  drafts: readonly Draft[],
  act: Act,
  where: Where,
  known: Known,
): { readonly sold: Step; readonly outcome: PartOutcome } {
  const archived = archivedClient(where);
  const refused: { place: RowPlace; refusal: AnyRefusal }[] = [];
  let sold = from;
  let booked = 0;
  let kept = 0;
  for (const { row, id } of drafts) {
    const before = known.get(nameKey(row.block.id));
    // An attempt that was kept although nobody heard of it has sold this one.
    if (before?.id === id) {
      booked += 1;
      continue;
    }
    const done =
      archived ?? foreignCurrency(row, where) ?? (before && differing(row, before)) ?? null;
    if (done !== null) {
      refused.push({ place: row.place, refusal: done });
    } else if (before !== undefined) {
      kept += 1;
    } else {
      const next = sellBlock(sold, saleOf(row, id, sold.books), act);
      if ('code' in next) refused.push({ place: row.place, refusal: next });
      else {
        sold = next;
        booked += 1;
      }
    }
  }
  return { sold, outcome: { booked, known: kept, refused, warnings: [] } };
}

function saleOf({ block, workTypes }: BlockRow, id: string, { termsOn }: Books) {
  const { boughtOn, expiresOn, price } = block;
  return {
    ...({ id, name: block.id, origin: 'sale', boughtOn, expiresOn } as const),
    ...{ minutes: block.minutes, price, workTypes, invoice: null },
    ...{ product: null, standardRate: standardRateOf(termsOn(boughtOn), workTypes), note: '' },
  };
}

function foreignCurrency({ block }: BlockRow, { client }: Where): AnyRefusal | null {
  const { currency } = block;
  if (currency === client.currency) return null;
  return {
    ...{ code: 'currency_mixed', block: block.id, client: client.name, currency },
    clientCurrency: client.currency,
  };
}

/** The first thing in which a row tells a block otherwise than it was sold; null when in nothing. */
function differing({ block, workTypes }: BlockRow, kept: KnownBlock): AnyRefusal | null {
  const { id, client, currency } = block;
  const day = (expiresOn: string | null): string => expiresOn ?? 'never';
  const figures = [
    ['minutes', formatMinutes(minutes(kept.minutes)), formatMinutes(block.minutes)],
    ['price', formatMoney(kept.price, currency), formatMoney(block.price, currency)],
    ['boughtOn', kept.boughtOn, block.boughtOn],
    ['expiresOn', day(kept.expiresOn), day(block.expiresOn)],
    ['workTypes', scopeTold(kept.workTypes), scopeTold(workTypes)],
  ] as const;
  for (const [field, was, told] of figures) {
    if (was !== told) return { code: 'block_differs', block: id, client, field, kept: was, told };
  }
  return null;
}

/** Work types as one text, whatever their order: which they are is what was agreed. */
function scopeTold(workTypes: readonly string[] | null): string {
  return workTypes === null ? 'all' : workTypes.toSorted().join(', ');
}
