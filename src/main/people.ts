/** Set-up and invitations: a person becomes a member, and the first one's firm is created. */

import type { SignIn } from '../adapters/sign-in/sign-in.ts';
import { createFirm } from '../app/firm/create.ts';
import { readInput } from '../contract/read-input.ts';
import { type AnyRefusal, anyRefusalMessage } from '../contract/refusals.ts';
import { SET_UP_FORM, type SetUpForm } from '../contract/session.ts';
import type { PeopleParts } from '../http/set-up.ts';
import type { Parts } from './parts.ts';

/**
 * Sets the firm up with its first owner. The firm comes first: were the process to end before its
 * owner is there, the set-up is simply done again, and an empty firm that nobody can enter is left.
 * Without a token an operator at the machine itself asks. The form was read already.
 */
async function setUpFirm(
  { app, signIn }: Pick<Parts, 'app'> & { readonly signIn: SignIn },
  token: string | null,
  form: SetUpForm,
  address: string | null,
): Promise<{ readonly firm: string; readonly mail: string } | AnyRefusal> {
  const { firmName, currency, timeZone, name, mail, password } = form;
  const firm = app.newId();
  await createFirm(app, { firm, name: firmName, currency, timeZone });
  const done = await signIn.setUp({ token, firm, firmName, name, mail, password, address });
  return 'code' in done ? done : { firm: done.firm, mail };
}

/** The same for whoever sits at the machine, who has no link and reads what came of it. */
export async function setUpHere(
  parts: Pick<Parts, 'app'> & { readonly signIn: SignIn },
  asked: SetUpForm,
): Promise<{ readonly problem: string } | { readonly done: string }> {
  const read = readInput({ input: SET_UP_FORM }, asked);
  if ('refusal' in read) return { problem: anyRefusalMessage(read.refusal) };
  const form = read.input as SetUpForm;
  const done = await setUpFirm(parts, null, form, null);
  if ('code' in done) return { problem: anyRefusalMessage(done) };
  const { firmName, currency, mail } = form;
  return { done: `${firmName} keeps its books in ${currency}; ${mail} is its owner.` };
}

/** What the first steps of people need. */
export function peopleParts(
  parts: Pick<Parts, 'app'> & { readonly signIn: SignIn },
  addressOf: PeopleParts['addressOf'],
): PeopleParts {
  const { signIn } = parts;
  return {
    isSetUpOpen: signIn.isSetUpOpen,
    setUp: (token, form, address) => setUpFirm(parts, token, form, address),
    invited: async (invitation) => {
      const open = await signIn.openInvitation(invitation);
      if ('code' in open) return open;
      const { firmName, mail, role, expiresAt, isKnown } = open;
      return { firmName, mail, role, expiresAt, isKnown };
    },
    accept: async (invitation, { name, password }, address) => {
      const open = await signIn.openInvitation(invitation);
      if ('code' in open) return open;
      const joined = await signIn.acceptInvitation({ invitation, name, password, address });
      return 'code' in joined ? joined : { firm: joined.firm, mail: open.mail };
    },
    enter: (who, address) => signIn.enter({ ...who, address }),
    sameOrigin: signIn.isSameOrigin,
    addressOf,
  };
}
