/** Drafts of invoices: read, and as the contract tells them. */
import type { OutputOf } from '../../contract/operations.ts';
import { findDraft, type KeptDraft } from '../../store/invoice-drafts.ts';
import { type App, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';
import type { Recipe } from '../invoices/recipe.ts';

type Told = OutputOf<'draft.add'>;

/** What a draft asks for: as it was read by the contract when it was kept. */
export function recipeOf({ wanted }: KeptDraft): Recipe {
  return wanted as Recipe;
}

export function draftTold(draft: KeptDraft): Told {
  const { blocks, items, unbilledThrough, issuedOn = null, dueOn = null, note } = recipeOf(draft);
  return {
    ...{ id: draft.id, client: draft.client, version: draft.version, createdAt: draft.createdAt },
    ...{ blocks: [...blocks], items: [...items], unbilledThrough, issuedOn, dueOn, note },
  };
}

/** The part of an input that a draft keeps. */
export function wantedIn(input: Recipe): Recipe {
  const { blocks, items, unbilledThrough, issuedOn, dueOn, note } = input;
  return { blocks, items, unbilledThrough, issuedOn, dueOn, note };
}

/** The draft of an id; or the refusal that there is none. */
export async function draftOf(app: App, firm: string, id: string): Promise<KeptDraft | Refused> {
  const found = await app.database.read(firm, (tx) => findDraft(tx, id));
  return found ?? refuse({ code: 'not_found', thing: 'draft', name: id });
}
