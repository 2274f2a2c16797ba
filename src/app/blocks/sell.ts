/**
 * Sells a block (A1, A2): a tier of the catalogue, or with terms of its own. It is sold on an
 * invoice, and what has been paid for it already is recorded.
 */
import { receivePayment } from '../../engine/bank/payments.ts';
import { receivableIn } from '../../engine/bank/settle.ts';
import { openAmount } from '../../engine/invoices.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { refuse, type UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { LINK_DAYS, signLink } from '../invoices/links.ts';
import { type Recipe, readOffers } from '../invoices/recipe.ts';
import { decidedAs, decideFor, needsOf } from '../invoices/write.ts';
import type { PresentedBlock } from '../present/block.ts';
import { blockTold } from './change.ts';

export const sellTheBlock: UseCase<'block.sell'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const recipe = recipeOf(input);
  const offers = await readOffers(app, actor, recipe.blocks);
  if ('refusal' in offers) return offers;
  const link = input.mail ? await signLink(app, actor.firm, LINK_DAYS) : null;
  return await commitLedger<PresentedBlock>(app, {
    ...commandOf(app, 'block.sell', request),
    client: client.id,
    needs: needsOf(recipe),
    decide: (before, act, where) => {
      const issued = decideFor(app, before, act, where, { recipe, offers });
      if ('code' in issued) return refuse(issued);
      const { document } = issued;
      const { currency } = issued.books;
      const block = document.lines[0]?.block;
      if (block === null || block === undefined) throw new RangeError('no block was sold');
      const owed = openAmount(receivableIn(issued.books, document.id));
      const amount = input.paid === undefined ? owed : amountOf('paid', input.paid, currency);
      if (isRefusal(amount)) return refuse(amount);
      if (amount > owed) {
        return refuse({ code: 'payment_too_large', block: document.label, amount, owed, currency });
      }
      const paid =
        amount === 0
          ? issued
          : receivePayment(
              issued,
              {
                ...{ id: app.newId(), invoice: document.id, method: 'other', amount },
                ...{ on: document.issuedOn, reference: '', provider: null },
              },
              act,
            );
      if ('code' in paid) return refuse(paid);
      const decided = decidedAs(app, { ...paid, document }, link, act, where);
      if ('refusal' in decided) return decided;
      const sold = decided.step.change.newBlocks.find((one) => one.block.id === block);
      const standardRate = sold?.standardRate ?? null;
      const told = { id: block, standardRate, note: input.note };
      return { ...decided, outcome: blockTold(decided.step, told, act), subject: block };
    },
  });
};

function recipeOf(input: Parameters<typeof sellTheBlock>[1]['input']): Recipe {
  const { client: _, boughtOn, paid: __, mail: ___, ...block } = input;
  return { blocks: [block], items: [], unbilledThrough: null, issuedOn: boughtOn, note: '' };
}
