/** People for the examples: owners of firms, and those they invite. */
import { randomUUIDv7 } from 'node:crypto';
import type { Inviting } from '../../src/adapters/sign-in/invitations.ts';
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { createFirm } from '../../src/app/firm/create.ts';
import type { RefusalCode } from '../../src/contract/refusals.ts';
import { granted, PASSWORD } from '../support/sign-in-browser.ts';
import { type Example, type Stage, shownOf } from './example.ts';

export type Owner = {
  readonly firm: string;
  readonly user: string;
  readonly member: string;
  readonly mail: string;
};

let people = 0;

/** A mail that nobody else has. */
export function newMail(name: string): string {
  people += 1;
  return `${name}-${people}@northwind.example`;
}

/** A firm of its own and its owner. */
export async function newOwner(signIn: SignIn): Promise<Owner> {
  const mail = newMail('olga');
  const asked = { token: null, firm: randomUUIDv7(), firmName: 'Northwind IT', name: 'Olga', mail };
  const owner = granted(await signIn.setUp({ ...asked, password: PASSWORD, address: null }));
  return { ...owner, mail };
}

/** Invites somebody, into a firm of its own unless one is named. */
export async function newInvitation(signIn: SignIn, given: Partial<Inviting> = {}) {
  const { firm, member: by } =
    given.firm === undefined ? await newOwner(signIn) : { firm: '', member: '' };
  const asked = { firm, by, mail: newMail('kim'), role: 'technician', ...given } as const;
  const { id } = granted(await signIn.invite(asked));
  return { ...asked, invitation: id };
}

/** Accepts an invitation as somebody new, or with what is given. */
export function accept(
  signIn: SignIn,
  invitation: string,
  given: { name?: string; password?: string; address?: string } = {},
) {
  return signIn.acceptInvitation({
    ...{ invitation, name: 'Kim Lee', password: PASSWORD, address: null },
    ...given,
  });
}

/** Asks the API as the owner of a firm that sign-in knows as well. */
export function askingAsOwner(
  code: RefusalCode,
  make: (owner: Owner, stage: Stage) => Request | Promise<Request>,
  told: (owner: Owner) => string,
): Example {
  const play = async (stage: Stage) => {
    const { bank, signIn } = stage;
    const owner = await newOwner(signIn);
    const { firm, member } = owner;
    await createFirm(bank.app, { firm, name: 'Northwind IT', currency: 'EUR', timeZone: 'UTC' });
    const request = await make(owner, stage);
    const response = await bank.send({ firm, member, role: 'owner' }, request);
    return shownOf(response, await response.text(), [told(owner)]);
  };
  return { code, play };
}
