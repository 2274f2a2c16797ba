/** Sets what later invoices say of a client; what is left out stays as it is. */
import type { InputOf } from '../../contract/operations.ts';
import type { ClientBilling } from '../../engine/billing.ts';
import { saveClientBilling } from '../../store/billing.ts';
import { lockClient } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { clientBillingOf, toldOf } from './read.ts';

/** Refused: words on why no tax is charged, where it is. */
export const setClientBilling: UseCase<'client-billing.set'> = (app, request) => {
  const { input } = request;
  return commit(app, {
    ...commandOf(app, 'client-billing.set', request),
    client: null,
    act: async (tx, { at }) => {
      const client = await lockClient(tx, input.client);
      if (client === null) {
        return refuse({ code: 'not_found', thing: 'client', name: input.client });
      }
      const before = await clientBillingOf(tx, client.id);
      const billing = changed(before, input, client.name);
      if (billing.taxTreatment === 'taxed' && billing.ownTaxNote !== null) {
        const message = 'a client that is taxed has none: leave it out, or set the tax treatment';
        return refuse({ code: 'input_invalid', fields: [{ field: 'taxNote', message }] });
      }
      await saveClientBilling(tx, client.id, billing, at);
      const outcome = await toldOf(tx, client.id, billing);
      return { outcome, subject: client.id, client: client.id };
    },
  });
};

/** The words on why no tax is charged are those for one treatment: another begins without. */
function changed(
  before: ClientBilling,
  input: InputOf<'client-billing.set'>,
  clientName: string,
): ClientBilling {
  const { legalName, taxNote, paymentTermsDays } = input;
  const taxTreatment = input.taxTreatment ?? before.taxTreatment;
  const noteBefore = taxTreatment === before.taxTreatment ? before.ownTaxNote : null;
  return {
    legalName: legalName === undefined ? before.legalName : (legalName ?? clientName),
    hasLegalName: legalName === undefined ? before.hasLegalName : legalName !== null,
    address: input.address ?? before.address,
    taxId: input.taxId ?? before.taxId,
    taxTreatment,
    ownTaxNote: taxNote === undefined ? noteBefore : taxNote,
    paymentTermsDays: paymentTermsDays === undefined ? before.paymentTermsDays : paymentTermsDays,
    mails: input.mails ?? before.mails,
  };
}
