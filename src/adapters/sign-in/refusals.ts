/** What sign-in does not do, and why, as values of the contract. */
import type { IdentityRefusal } from '../../contract/identity-refusals.ts';

export type SignInRefusal = IdentityRefusal;

/** Whether it was refused. What is not a refusal never has a code. */
export function isRefused<Value extends object>(
  answer: Value | SignInRefusal,
): answer is SignInRefusal {
  return 'code' in answer;
}
