/** Lists the blocks that a contact's client bought, used-up and expired ones too. */
import type { OutputOf } from '../../contract/operations.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Lot } from '../../engine/lots.ts';
import { type KeptBlock, listBlocks } from '../../store/blocks.ts';
import { invoiceLabels } from '../../store/portal-records.ts';
import { type PortalUseCase, refuse } from '../app.ts';
import { standingOf } from '../lapses/due.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { blockAsTold } from '../present/block.ts';

type Told = OutputOf<'portal.blocks'>['items'][number];

export const listOwnBlocks: PortalUseCase<'portal.blocks'> = async (app, { actor, input }) => {
  const after = readKey(input.after, ['number']);
  if (after === null) return refuse(CURSOR_INVALID);
  const { left, limit } = input;
  const [sale = '0'] = after;
  return await app.database.read(actor.firm, async (tx) => {
    const { today, lotToday } = await standingOf(app, tx, { id: actor.client });
    const page = { left, after: Number(sale), limit: limit + 1 };
    const blocks = await listBlocks(tx, actor.client, page);
    const labels = await invoiceLabels(
      tx,
      blocks.flatMap(({ label }) => label.invoice ?? []),
    );
    const keyOf = ({ lot }: KeptBlock) => [String(lot.block.sequence)];
    const present = (one: KeptBlock) => ownBlock(lotToday(one.lot), one, today, labels);
    const told = pageOf(blocks, limit, keyOf, present);
    // What lapsed overnight is not left, whether that is written down yet or not.
    const items = left ? told.items.filter(({ leftMinutes }) => leftMinutes > 0) : told.items;
    return { value: { ...told, items } };
  });
};

/** Without what the firm notes on it for itself. */
function ownBlock(
  lot: Lot,
  kept: KeptBlock,
  today: LocalDate,
  labels: ReadonlyMap<string, string>,
): Told {
  const { client: _, origin: __, note: ___, ...told } = blockAsTold(lot, kept, today);
  const { openMinutes: ____, deficitMinutes: _____, invoice, ...rest } = told;
  const label = invoice === null ? undefined : labels.get(invoice);
  const sold = invoice === null || label === undefined ? null : { id: invoice, label };
  return { ...rest, invoice: sold };
}
