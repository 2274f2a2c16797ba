/** Issues a draft (G1): it is an invoice then, and a draft no more, in one commit. */
import type { Step } from '../../engine/bank/books.ts';
import { changedMoney } from '../../engine/bank/settle.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { refuse, type UseCase } from '../app.ts';
import { commitLedger } from '../gather.ts';
import { LINK_DAYS, signLink } from '../invoices/links.ts';
import { readOffers } from '../invoices/recipe.ts';
import { invoiceWrite } from '../invoices/write.ts';
import { draftOf, recipeOf } from './told.ts';

export const issueTheDraft: UseCase<'draft.issue'> = async (app, request) => {
  const { actor, input } = request;
  const draft = await draftOf(app, actor.firm, input.draft);
  if ('refusal' in draft) return draft;
  const recipe = recipeOf(draft);
  const offers = await readOffers(app, actor, recipe.blocks);
  if ('refusal' in offers) return offers;
  const link = input.mail ? await signLink(app, actor.firm, LINK_DAYS) : null;
  const asked = { client: draft.client, recipe, offers, link };
  const write = invoiceWrite(app, 'draft.issue', request, asked);
  const { id, version } = draft;
  const money = { ...NO_MONEY_NEEDS, ...write.needs.money, draft: id };
  return await commitLedger(app, {
    ...write,
    needs: { ...write.needs, money },
    decide: (step, act, where) => {
      // Somebody may have changed, issued or discarded it since it was read.
      if (step.books.money.drafts.get(id) !== version) {
        return refuse({ code: 'not_found', thing: 'draft', name: id });
      }
      return write.decide(issuedDraft(step, id), act, where);
    },
  });
};

/** The books without a draft: it is issued, and cannot be once more. */
function issuedDraft(step: Step, id: string): Step {
  const { books } = step;
  const drafts = new Map([...books.money.drafts].filter(([other]) => other !== id));
  const after = { ...books, money: { ...books.money, drafts } };
  return changedMoney({ ...step, books: after }, { issuedDrafts: [id] });
}
