/** Lists the versions of the firm's policy or of one client's, the last one first. */
import { agreedOf } from '../../store/agreed.ts';
import { findClient } from '../../store/clients.ts';
import { listPolicies } from '../../store/policies.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { policyAsTold } from '../present/policy.ts';
import { firmToday } from '../today.ts';

/** Higher than any version has, and what a key of ours may say. */
const AFTER_ALL = 1_000_000_000;

export const listThePolicies: UseCase<'policy.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const key = readKey(input.after, ['number']);
    if (key === null) return refuse(CURSOR_INVALID);
    const { client: reference, limit } = input;
    const client = reference === undefined ? null : await findClient(tx, reference);
    if (reference !== undefined && client === null) {
      return refuse({ code: 'not_found', thing: 'client', name: reference });
    }
    const { firm } = await firmToday(app, tx);
    const { policies } = await agreedOf(tx, firm.settingsVersion);
    const before = Number(key[0] ?? AFTER_ALL);
    const rows = await listPolicies(tx, client?.id ?? null, { before, limit: limit + 1 });
    return {
      value: pageOf(
        rows,
        limit,
        ({ version }) => [String(version)],
        (version) => policyAsTold(version, policies),
      ),
    };
  });
