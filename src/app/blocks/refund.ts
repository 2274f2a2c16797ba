/**
 * Returns unused minutes of a block at what they are worth in it: an exception (A3). What was sold
 * on an invoice is returned by a credit note. It may be that nothing is owed for it any more: then
 * it opens, and what waited for it is posted (A4).
 */
import type { Act, Step } from '../../engine/bank/books.ts';
import { refundBlock } from '../../engine/bank/refund.ts';
import { minutes } from '../../engine/hours.ts';
import type { KeptBlock } from '../../store/blocks.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { creditNeeds, decideCredit } from '../invoices/credit.ts';
import type { PresentedBlock } from '../present/block.ts';
import { blockTold, changeBlock, settledFor } from './change.ts';
import { blockNamed } from './find.ts';

export const refundTheBlock: UseCase<'block.refund'> = async (app, request) => {
  const { actor, input } = request;
  const found = await app.database.read(actor.firm, (tx) => blockNamed(tx, input));
  if ('refusal' in found) return found;
  const { block } = found;
  const { invoice } = block.label;
  if (invoice === null) {
    return await changeBlock(app, 'block.refund', request, {
      givesMinutes: true,
      decide: (step, { id }, act) => refundBlock(step, id, input.minutes, input.reason, act),
    });
  }
  return await commitLedger<PresentedBlock>(app, {
    ...commandOf(app, 'block.refund', request),
    client: block.client,
    needs: { ...creditNeeds(invoice), blocks: [block.id] },
    decide: (before, act, where) => {
      const line = lineOf(before, invoice, block);
      const wanted = { line, minutes: minutes(input.minutes) };
      const label = before.books.money.receivables.get(invoice)?.label ?? invoice;
      const asked = { lines: [wanted], reason: input.reason };
      const issued = decideCredit(app, before, act, { id: invoice, label }, asked);
      if ('code' in issued) return refuse(issued);
      return told(settledFor(issued, act, where), block, act);
    },
  });
};

/** The line of its invoice on which a block stands, counted from 1. */
function lineOf({ books }: Step, invoice: string, { id }: KeptBlock): number {
  const lines = books.money.invoicesInFull.get(invoice)?.lines ?? [];
  return lines.findIndex(({ block }) => block === id) + 1;
}

function told(step: Step, block: KeptBlock, act: Act) {
  return { step, outcome: blockTold(step, block, act), subject: block.id };
}
