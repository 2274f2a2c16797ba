/** The policy of the firm, or of one client: what holds today, and what of it was set there. */
import type { OutputOf } from '../../../contract/operations.ts';
import { DEFAULT_FIRM_POLICY } from '../../../engine/terms.ts';
import { useOperation } from '../../ui/queries.ts';
import type { Settings } from './policy-typed.ts';

export type Policy = {
  readonly inForce: OutputOf<'policy.show'>;
  /** What its version in force sets; nothing where none was set. */
  readonly own: Partial<Settings>;
  /** What holds where that sets nothing: by default, or for a client as the firm has it. */
  readonly otherwise: Settings;
  readonly firm: OutputOf<'policy.show'>;
  /** True once there is a version of its own, be it one yet to come. */
  readonly wasSet: boolean;
};

/** Whose policy an operation is asked about; null: the firm's own. */
export function whose(client: string | null): { readonly client?: string } {
  return client === null ? {} : { client };
}

export function usePolicy(client: string | null) {
  const { data: inForce, error, refetch } = useOperation('policy.show', whose(client));
  const { data: firm } = useOperation('policy.show', {});
  const { data: versions } = useOperation('policy.list', { ...whose(client), limit: 500 });
  const policy = (): Policy | null => {
    if (inForce === undefined || firm === undefined || versions === undefined) return null;
    const number = client === null ? inForce.firmVersion : inForce.clientVersion;
    const own = versions.items.find(({ version }) => version === number)?.settings ?? {};
    const otherwise = client === null ? DEFAULT_FIRM_POLICY : firm.settings;
    return { inForce, own, otherwise, firm, wasSet: versions.items.length > 0 };
  };
  /** Null until all of it is read. */
  return { policy: policy(), error, again: () => void refetch() };
}
