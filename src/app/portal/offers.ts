/** Lists what a contact can buy for their client today, with what it saves. */
import type { PortalUseCase } from '../app.ts';
import { offersTo } from '../offers/list.ts';
import { ownClient } from './own.ts';

export const listOwnOffers: PortalUseCase<'portal.offers'> = (app, { actor }) =>
  app.database.read(actor.firm, async (tx) => ({
    value: { items: await offersTo(app, tx, await ownClient(tx, actor)) },
  }));
