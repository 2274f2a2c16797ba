/** What is refused of members, invitations and keys: sign-in is the real one. */
import { randomUUIDv7 } from 'node:crypto';
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { httpServer } from '../../src/http/server.ts';
import { BASE_URL, granted, PASSWORD } from '../support/sign-in-browser.ts';
import { asking, type Example, shownOf, signingIn, type Stage } from './example.ts';
import { expireInvitation } from './later.ts';

const TWELVE = 'a password for trying';
let people = 0;

/** A firm of its own and its owner, known by a mail that nobody else has. */
async function newOwner(signIn: SignIn) {
  people += 1;
  const mail = `olga-${people}@northwind.example`;
  const firm = randomUUIDv7();
  const asked = { token: null, firm, firmName: 'Northwind IT', name: 'Olga', mail };
  const owner = granted(await signIn.setUp({ ...asked, password: PASSWORD, address: null }));
  return { ...owner, mail };
}

/** Invites somebody into a firm of its own. */
async function newInvitation(signIn: SignIn, mail = 'kim@northwind.example') {
  const { firm, member } = await newOwner(signIn);
  const asked = { firm, mail, role: 'technician', by: member } as const;
  const { id } = granted(await signIn.invite(asked));
  const accept = (given: { name?: string; password?: string } = {}) =>
    signIn.acceptInvitation({
      ...{ invitation: id, name: 'Kim Lee', password: TWELVE, address: null },
      ...given,
    });
  return { firm, member, invitation: id, accept };
}

const accepting = (
  code: Parameters<typeof signingIn>[0],
  told: string,
  given: { name?: string; password?: string },
): Example =>
  signingIn(code, told, async ({ signIn }) => {
    people += 1;
    const { accept } = await newInvitation(signIn, `kim-${people}@northwind.example`);
    return accept(given);
  });

async function crossSite({ bank }: Stage) {
  const server = httpServer({
    app: bank.app,
    authenticate: async () => ({
      ...{ kind: 'member', firm: bank.firm, id: 'user', member: 'member', name: 'Olga' },
      ...{ role: 'owner', scopes: null },
    }),
    sameOrigin: ({ headers }) => headers.get('origin') === BASE_URL,
    onAnswer: () => undefined,
    onFault: () => undefined,
  });
  const response = await server.fetch(
    new Request(`${BASE_URL}/api/v1/clients`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: '{"name":"Alder Dental"}',
    }),
  );
  const told =
    'POST /api/v1/clients\nCookie: hourbank.session_token=…\nOrigin: https://elsewhere.example\n' +
    '{"name":"Alder Dental"}';
  return shownOf(response, await response.text(), [told]);
}

/** Asks the API as the owner of a firm that sign-in knows. */
function askingAsOwner(
  code: Example['code'],
  told: string,
  make: (owner: { readonly firm: string; readonly member: string; readonly mail: string }) => Request,
): Example {
  const play = async ({ bank, signIn }: Stage) => {
    const owner = await newOwner(signIn);
    await bank.keepBooks(owner.firm, 'Northwind IT');
    const as = { firm: owner.firm, role: 'owner', member: owner.member } as const;
    const response = await bank.send(as, make(owner));
    return shownOf(response, await response.text(), [told]);
  };
  return { code, play };
}

const API = `${BASE_URL}/api/v1`;

function json(method: string, path: string, body: object): Request {
  const headers = { 'content-type': 'application/json' };
  return new Request(`${API}${path}`, { method, headers, body: JSON.stringify(body) });
}

const MOST_TRIES = 10;
const MOST_INVITATIONS = 100;

export const PEOPLE_EXAMPLES: readonly Example[] = [
  { code: 'cross_site', play: crossSite },
  accepting('name_missing', 'An invitation is accepted with the name "   ".', { name: '   ' }),
  accepting('name_too_long', 'An invitation is accepted with a name of 201 letters.', {
    name: 'K'.repeat(201),
  }),
  accepting('password_too_short', 'An invitation is accepted with the password "hours".', {
    password: 'hours',
  }),
  accepting('password_too_long', 'An invitation is accepted with a password of 129 letters.', {
    password: 'p'.repeat(129),
  }),
  signingIn('mail_invalid', 'A firm is set up by "kim at northwind".', ({ signIn }) =>
    signIn.setUp({
      ...{ token: null, firm: randomUUIDv7(), firmName: 'Northwind IT', name: 'Kim Lee' },
      ...{ mail: 'kim at northwind', password: TWELVE, address: null },
    }),
  ),
  signingIn('set_up_unknown', 'The page /set-up/used-before is filled in.', ({ signIn }) =>
    signIn.setUp({
      ...{ token: 'used-before', firm: randomUUIDv7(), firmName: 'Northwind IT', name: 'Kim Lee' },
      ...{ mail: 'new@northwind.example', password: TWELVE, address: null },
    }),
  ),
];
