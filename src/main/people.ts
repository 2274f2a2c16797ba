/** Set-up and invitations: a person becomes a member, and the first one's firm is created. */

import type { SignIn } from '../adapters/sign-in/sign-in.ts';
import { createFirm } from '../app/firm/create.ts';
import { anyRefusalMessage } from '../contract/refusals.ts';
import { parseCurrency } from '../engine/money.ts';
import { zoneOf } from '../engine/zones.ts';
import type { PeopleParts, SetUpForm, Taken } from '../http/set-up.ts';
import type { Parts } from './parts.ts';

/** What a set-up asks; without a token an operator at the machine itself asks. */
export type SetUp = Omit<SetUpForm, 'token'> & { readonly token: string | null };

/**
 * Sets the firm up with its first owner. The firm comes first: were the process to end before its
 * owner is there, the set-up is simply done again, and an empty firm that nobody can enter is left.
 */
export async function setUpFirm(
  { app, signIn }: Pick<Parts, 'app'> & { readonly signIn: SignIn },
  form: SetUp,
  address: string | null,
): Promise<Taken> {
  const flaw = flawOf(form);
  if (flaw !== null) return { problem: flaw };
  const { token, firmName, currency, timeZone, name, mail, password } = form;
  const firm = app.newId();
  await createFirm(app, { firm, name: firmName, currency, timeZone });
  const done = await signIn.setUp({ token, firm, firmName, name, mail, password, address });
  if ('code' in done) return { problem: anyRefusalMessage(done) };
  return { done: `${firmName} keeps its books in ${currency}; ${mail} is its owner.` };
}

const SHORTEST_PASSWORD_CHARACTERS = 12;

function flawOf({ firmName, currency, timeZone, name, password }: SetUp): string | null {
  if (firmName === '' || firmName.length > 200)
    return 'Give the firm a name of 1 to 200 characters.';
  if (parseCurrency(currency) === null) return 'The currency has three letters, such as EUR.';
  if (zoneOf(timeZone) === null)
    return `There is no time zone "${timeZone}"; one is Europe/Berlin.`;
  if (name === '') return 'Give your name.';
  return password.length < SHORTEST_PASSWORD_CHARACTERS
    ? `The password has fewer than ${SHORTEST_PASSWORD_CHARACTERS} characters: choose a longer one.`
    : null;
}

/** What the pages for people need. */
export function peopleParts(
  parts: Pick<Parts, 'app'> & { readonly signIn: SignIn },
  addressOf: PeopleParts['addressOf'],
): PeopleParts {
  const { signIn } = parts;
  return {
    isSetUpOpen: signIn.isSetUpOpen,
    setUp: (form, address) => setUpFirm(parts, form, address),
    invited: async (invitation) => {
      const open = await signIn.openInvitation(invitation);
      if ('code' in open) return null;
      return { mail: open.mail, firm: open.firmName, isKnown: open.isKnown };
    },
    accept: async ({ invitation, name, password }, address) => {
      const joined = await signIn.acceptInvitation({ invitation, name, password, address });
      if ('code' in joined) return { problem: anyRefusalMessage(joined) };
      return { done: 'You are a member now, and can sign in.' };
    },
    sameOrigin: signIn.isSameOrigin,
    addressOf,
  };
}
