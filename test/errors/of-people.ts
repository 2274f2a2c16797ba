/** What is refused of people who want to come in: set-up, invitations and passwords. */
import { randomUUIDv7 } from 'node:crypto';
import { Client } from 'pg';
import { httpServer } from '../../src/http/server.ts';
import { BASE_URL, granted, PASSWORD } from '../support/sign-in-browser.ts';
import { type Example, type Shown, type Stage, shownOf, signingIn } from './example.ts';
import { accept, newInvitation, newMail, newOwner } from './people.ts';

const MOST_TRIES = 10;

function setUp({ signIn }: Stage, given: { token?: string; firm?: string; mail?: string }) {
  return signIn.setUp({
    ...{ token: null, firm: randomUUIDv7(), firmName: 'Northwind IT', name: 'Kim Lee' },
    ...{ mail: newMail('kim'), password: PASSWORD, address: null },
    ...given,
  });
}

function accepting(
  code: Parameters<typeof signingIn>[0],
  told: string,
  given: { name?: string; password?: string },
): Example {
  return signingIn(code, told, async ({ signIn }) => {
    const { invitation } = await newInvitation(signIn);
    return await accept(signIn, invitation, given);
  });
}

/** A request that a browser sends with its cookie, made by the page of another site. */
async function crossSite({ bank }: Stage): Promise<Shown> {
  const server = httpServer({
    app: bank.app,
    authenticate: async () => ({
      ...{ kind: 'member', firm: bank.firm, id: 'user', member: 'member', name: 'Olga' },
      ...{ role: 'owner', scopes: null },
    }),
    contactOf: async () => null,
    isOfAnother: async () => false,
    sameOrigin: ({ headers }) => headers.get('origin') === BASE_URL,
    onAnswer: () => undefined,
    onFault: () => undefined,
  });
  const body = '{"name":"Alder Dental"}';
  const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
  const asked = new Request(`${BASE_URL}/api/v1/clients`, { method: 'POST', headers, body });
  const response = await server.fetch(asked);
  const told = [
    'POST /api/v1/clients',
    'Cookie: hourbank.session_token=…',
    `Origin: ${headers.origin}`,
    body,
  ];
  return shownOf(response, await response.text(), [told.join('\n')]);
}

/** Ends the days of an invitation, as time would. */
async function expire({ bank }: Stage, invitation: string): Promise<void> {
  const client = new Client({ connectionString: bank.ownerUrl });
  await client.connect();
  await client.query('update sign_in.invitation set expires_at = $2 where id = $1', [
    invitation,
    '2026-03-01T12:00:00Z',
  ]);
  await client.end();
}

export const PEOPLE_EXAMPLES: readonly Example[] = [
  { code: 'cross_site', play: crossSite },
  accepting('name_missing', 'An invitation is accepted with the name "   ".', { name: '   ' }),
  accepting('name_too_long', 'An invitation is accepted with a name of 201 letters.', {
    name: 'K'.repeat(201),
  }),
  accepting('password_too_short', 'An invitation is accepted with the new password "hours".', {
    password: 'hours',
  }),
  accepting('password_too_long', 'An invitation is accepted with a password of 129 letters.', {
    password: 'p'.repeat(129),
  }),
  signingIn('mail_invalid', 'A firm is set up by "kim at northwind".', (stage) =>
    setUp(stage, { mail: 'kim at northwind' }),
  ),
  signingIn('set_up_unknown', 'The page /set-up/used-before is filled in.', (stage) =>
    setUp(stage, { token: 'used-before' }),
  ),
  signingIn(
    'firm_taken',
    "A firm is set up with the id of somebody else's firm.",
    async (stage) => {
      const { firm } = await newOwner(stage.signIn);
      return await setUp(stage, { firm });
    },
  ),
  signingIn('mail_taken', 'A firm is set up with the mail of somebody else.', async (stage) => {
    const { mail } = await newOwner(stage.signIn);
    return await stage.signIn.setUp({
      ...{ token: null, firm: randomUUIDv7(), firmName: 'Birch IT', name: 'Olga', mail },
      ...{ password: 'not the password of Olga', address: null },
    });
  }),
  signingIn('invitation_unknown', 'The page /invitation/mistyped is filled in.', ({ signIn }) =>
    accept(signIn, 'mistyped'),
  ),
  signingIn('invitation_used', 'An invitation is accepted a second time.', async ({ signIn }) => {
    const { invitation } = await newInvitation(signIn);
    granted(await accept(signIn, invitation));
    return await accept(signIn, invitation);
  }),
  signingIn(
    'invitation_cancelled',
    'An invitation is accepted after it was cancelled.',
    async ({ signIn }) => {
      const { firm, invitation } = await newInvitation(signIn);
      granted(await signIn.cancelInvitation({ firm, invitation }));
      return await accept(signIn, invitation);
    },
  ),
  signingIn(
    'invitation_expired',
    'An invitation is accepted after its seven days.',
    async (stage) => {
      const { invitation } = await newInvitation(stage.signIn);
      await expire(stage, invitation);
      return await accept(stage.signIn, invitation);
    },
  ),
  signingIn(
    'password_wrong',
    'An invitation is accepted by somebody who is known, with another password.',
    async ({ signIn }) => {
      const { mail } = await newOwner(signIn);
      const { invitation } = await newInvitation(signIn, { mail });
      return await accept(signIn, invitation, { password: 'not the password of Olga' });
    },
  ),
  signingIn(
    'too_many_attempts',
    `An invitation is accepted with a wrong password, ${MOST_TRIES + 1} times within a minute.`,
    async ({ signIn }) => {
      const { mail } = await newOwner(signIn);
      const { invitation } = await newInvitation(signIn, { mail });
      const wrong = { password: 'not the password of Olga', address: '192.0.2.250' };
      for (let tries = 0; tries < MOST_TRIES; tries += 1) await accept(signIn, invitation, wrong);
      const { code, retryAfterSeconds } = {
        retryAfterSeconds: 0,
        ...(await accept(signIn, invitation, wrong)),
      } as {
        code: string;
        retryAfterSeconds: number;
      };
      // However long it took to come here, a minute is at most what is left.
      return {
        code,
        retryAfterSeconds: retryAfterSeconds > 0 && retryAfterSeconds <= 60 ? 60 : -1,
      };
    },
  ),
];
