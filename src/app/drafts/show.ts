/** Shows what a draft would be if it were issued now: by issuing it, and taking that back (B7). */
import type { UseCase } from '../app.ts';
import { preview } from '../commit.ts';
import { readOffers } from '../invoices/recipe.ts';
import { invoiceWrite } from '../invoices/write.ts';
import { draftOf, draftTold, recipeOf } from './told.ts';

export const showTheDraft: UseCase<'draft.show'> = async (app, request) => {
  const { actor, input } = request;
  const draft = await draftOf(app, actor.firm, input.draft);
  if ('refusal' in draft) return draft;
  const recipe = recipeOf(draft);
  const offers = await readOffers(app, actor, recipe.blocks);
  if ('refusal' in offers) return offers;
  const asked = { client: draft.client, recipe, offers, link: null };
  const shown = await preview(app, invoiceWrite(app, 'draft.show', request, asked));
  return 'refusal' in shown ? shown : { value: { draft: draftTold(draft), invoice: shown.value } };
};
