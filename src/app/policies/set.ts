/** Sets a policy from a day on, for the firm or as exceptions for one client. */
import { nextVersion } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { findClient } from '../../store/clients.ts';
import { countSettingsChange } from '../../store/firms.ts';
import { insertPolicy, type KeptPolicy } from '../../store/policies.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { policyAsTold } from '../present/policy.ts';

export const setPolicy: UseCase<'policy.set'> = (app, request) => {
  const { client: reference, validFrom, settings, reason } = request.input;
  return commit(app, {
    ...commandOf(app, 'policy.set', request),
    client: null,
    // One at a time in a firm: so the versions count on without a gap, those of each client too.
    alone: true,
    act: async (tx, { at, by, today }, firm) => {
      const client = reference === undefined ? null : await findClient(tx, reference);
      if (reference !== undefined && client === null) {
        return refuse({ code: 'not_found', thing: 'client', name: reference });
      }
      const { policies } = await agreedOf(tx, firm.settingsVersion);
      const policy: KeptPolicy = {
        client: client?.id ?? null,
        version: nextVersion(policies, client?.id ?? null),
        validFrom: validFrom ?? today,
        settings,
        reason,
        createdAt: at,
        createdBy: by,
      };
      await insertPolicy(tx, app.newId(), policy);
      await countSettingsChange(tx);
      const outcome = policyAsTold(policy, policies);
      const subject = `version ${policy.version}`;
      return client === null ? { outcome, subject } : { outcome, subject, client: client.id };
    },
  });
};
