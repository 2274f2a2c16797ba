/** A version of a policy as the contract tells it, with what it does in plain words. */
import type { OutputOf } from '../../contract/operations.ts';
import { versionInWords } from '../../engine/policy-words.ts';
import { type PolicyVersion, policyOf } from '../../engine/terms.ts';
import type { KeptPolicy } from '../../store/policies.ts';

/** `policies` are all of the firm: the effect of a setting may depend on others in force. */
export function policyAsTold(
  version: KeptPolicy,
  policies: readonly PolicyVersion[],
): OutputOf<'policy.set'> {
  return {
    client: version.client,
    version: version.version,
    validFrom: version.validFrom,
    settings: version.settings,
    reason: version.reason,
    createdAt: version.createdAt,
    createdBy: version.createdBy,
    says: [...versionInWords(version, policyOf(version, policies))],
  };
}
