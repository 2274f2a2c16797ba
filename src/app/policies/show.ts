/** Tells the policy in force on a day, for the firm or one client, in plain words. */
import { policyInWords } from '../../engine/policy-words.ts';
import { termsByDay } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { findClient } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';
import { firmToday } from '../today.ts';

/** Stands for a client without exceptions. */
const NO_CLIENT = '';

export const showPolicy: UseCase<'policy.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const { firm, today } = await firmToday(app, tx);
    const { client: reference, on = today } = input;
    const client = reference === undefined ? null : await findClient(tx, reference);
    if (reference !== undefined && client === null) {
      return refuse({ code: 'not_found', thing: 'client', name: reference });
    }
    const agreed = await agreedOf(tx, firm.settingsVersion);
    const termsOn = termsByDay(agreed, client?.id ?? NO_CLIENT, client?.currency ?? firm.currency);
    const { policy, versions } = termsOn(on);
    return {
      value: {
        on,
        firmVersion: versions.firm,
        clientVersion: versions.client,
        settings: policy,
        says: [...policyInWords(policy)],
      },
    };
  });
