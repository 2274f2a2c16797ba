/** Tells what a policy would do, beside what holds without it; nothing is kept. */
import { policyInWords } from '../../engine/policy-words.ts';
import { nextVersion, policyOf, policyOn } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { findClient } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';
import { firmToday } from '../today.ts';

/** Has no exceptions: what holds for it is the firm's own policy. */
const NO_CLIENT = '';

export const previewPolicy: UseCase<'policy.preview'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const { firm, today } = await firmToday(app, tx);
    const { client: reference, validFrom = today, settings } = input;
    const client = reference === undefined ? null : await findClient(tx, reference);
    if (reference !== undefined && client === null) {
      return refuse({ code: 'not_found', thing: 'client', name: reference });
    }
    const { policies } = await agreedOf(tx, firm.settingsVersion);
    const own = client?.id ?? null;
    const version = nextVersion(policies, own);
    const then = policyOf({ client: own, version, validFrom, settings }, policies);
    return {
      value: {
        on: validFrom,
        settings: then,
        says: [...policyInWords(then)],
        saysNow: [...policyInWords(policyOn(policies, own ?? NO_CLIENT, validFrom))],
      },
    };
  });
