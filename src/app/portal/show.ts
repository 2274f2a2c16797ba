/** Tells a contact the one number, when it runs out, and how hours are bought and used. */
import { policyOn } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { readClientBilling, readFirmBilling } from '../../store/billing.ts';
import type { PortalUseCase } from '../app.ts';
import { balanceOf } from '../ledger/balance.ts';
import { forecastOf } from '../ledger/forecast.ts';
import { checkoutFirm } from '../pay/checkout-firm.ts';
import { firmToday } from '../today.ts';
import { ownClient } from './own.ts';

export const showPortal: PortalUseCase<'portal.show'> = async (app, { actor }) => {
  const online = app.checkout !== null && (await checkoutFirm(app)) === actor.firm;
  return await app.database.read(actor.firm, async (tx) => {
    const client = await ownClient(tx, actor);
    const { firm, today } = await firmToday(app, tx);
    const agreed = await agreedOf(tx, firm.settingsVersion);
    const { drawOrder, blockUsable } = policyOn(agreed.policies, client.id, today);
    const billing = await readFirmBilling(tx);
    const own = (await readClientBilling(tx, [client.id])).get(client.id);
    const { draftEntries: _, ...balance } = await balanceOf(app, tx, client);
    return {
      value: {
        ...{ firm: firm.name, client: client.name, currency: client.currency },
        contact: { name: actor.name, roles: [...actor.roles] },
        mayBuy: actor.permissions.has('portal:buy'),
        ...{ balance, forecast: await forecastOf(app, tx, client), drawOrder },
        pays: {
          ...{ usableWhen: blockUsable, online },
          details: billing.paymentDetails.split('\n').filter((line) => line.trim() !== ''),
          termsDays: own?.paymentTermsDays ?? billing.paymentTermsDays,
        },
      },
    };
  });
};
