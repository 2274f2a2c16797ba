/** Tells a contact what was left day by day, what expires ahead, and how it goes on. */
import { type PortalUseCase, refuse } from '../app.ts';
import { burnDownOf } from '../burn-down/show.ts';
import { wrong } from '../wrong.ts';
import { ownClient } from './own.ts';

export const showOwnBurnDown: PortalUseCase<'portal.burn-down'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const burnt = await burnDownOf(app, tx, await ownClient(tx, actor), input);
    if (burnt !== null) return { value: burnt };
    const message = 'expected a day that is not after the last day of the period, nor after today';
    return refuse(wrong('from', message));
  });
