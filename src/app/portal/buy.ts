/**
 * A contact buys a block: what was offered, for the amount they saw. It is sold as the firm sells it,
 * on an invoice that is paid later or at once.
 */
import type { OutputOf } from '../../contract/operations.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { type PortalUseCase, refuse } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { keptLink, LINK_DAYS, signLink, urlOf } from '../invoices/links.ts';
import { type Recipe, readOffers } from '../invoices/recipe.ts';
import { decidedAs, decideFor, needsOf } from '../invoices/write.ts';

/** What is kept for a repeat: of the link that pays it all but what opens it. */
type Purchase = Omit<OutputOf<'portal.buy'>, 'url'> & {
  readonly link: { readonly id: string; readonly expiresAt: string };
};

/** Refused: what selling it refuses, and what no longer comes to the amount that was seen. */
export const buyBlock: PortalUseCase<'portal.buy'> = async (app, request) => {
  const { actor, input } = request;
  const { product, minutes } = input;
  const recipe: Recipe = {
    blocks: [{ product, minutes, note: '' }],
    ...{ items: [], unbilledThrough: null, note: '' },
  };
  const offers = await readOffers(app, actor, recipe.blocks);
  if ('refusal' in offers) return offers;
  const link = await signLink(app, actor.firm, LINK_DAYS);
  const done = await commitLedger<Purchase>(app, {
    ...commandOf(app, 'portal.buy', request),
    client: actor.client,
    needs: needsOf(recipe),
    decide: (before, act, where) => {
      const { currency } = before.books;
      const offered = amountOf('gross', input.gross, currency);
      if (isRefusal(offered)) return refuse(offered);
      const issued = decideFor(app, before, act, where, { recipe, offers });
      if ('code' in issued) return refuse(issued);
      const { document } = issued;
      const { gross } = document.sums;
      if (gross !== offered) {
        return refuse({ code: 'offer_changed', product, minutes, offered, gross, currency });
      }
      // Whoever is sent the client's invoices gets this one, too.
      const isMailed = (issued.books.money.billing?.recipients ?? []).length > 0;
      const decided = decidedAs(app, issued, isMailed ? link : null, act, where);
      if ('refusal' in decided) return decided;
      const block = document.lines[0]?.block ?? null;
      const sold = decided.step.change.newBlocks.find((one) => one.block.id === block);
      if (sold === undefined) throw new RangeError('no block was sold');
      const { lines: _, taxes: __, ...invoice } = decided.outcome;
      return {
        ...decided,
        outcome: {
          ...{ block: sold.block.id, blockName: sold.label.name },
          ...{ invoice, link: { id: link.id, expiresAt: link.expiresAt } },
        },
        subject: sold.block.id,
        links: [keptLink(link, document.id, act)],
      };
    },
  });
  if ('refusal' in done) return done;
  const { link: kept, ...bought } = done.value;
  const url = await urlOf(app, actor.firm, kept.id, Date.parse(kept.expiresAt));
  return { value: { ...bought, url } };
};
