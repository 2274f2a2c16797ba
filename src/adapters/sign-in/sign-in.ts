/** Signing in: who may, who does, and to which firm they belong. better-auth keeps the secrets. */
import { createAuth } from './auth.ts';
import {
  type Account,
  authenticate,
  isOfAnother,
  nothingVerified,
  type SignedIn,
  type Verified,
  verifiedSession,
} from './authenticate.ts';
import { contactSessions } from './contact-sessions.ts';
import { openPool, type Store } from './database.ts';
import { answerEndpoint, clientAddress, isSameOrigin } from './endpoints.ts';
import { type Entering, type Entrance, enter } from './enter.ts';
import * as firms from './firms.ts';
import * as invitations from './invitations.ts';
import * as keys from './keys.ts';
import * as members from './members.ts';
import { renameUser } from './people.ts';
import { isRefused, type SignInRefusal } from './refusals.ts';
import type { Role } from './roles.ts';

export type SignInSettings = {
  /** Of the role hourbank_app, or with `becomeApp` of one that may become it. */
  readonly databaseUrl: string;
  readonly becomeApp: boolean;
  /** The origin that browsers see: scheme, host and port. Cookies are secure when it is https. */
  readonly baseUrl: string;
  /** Signs cookies and encrypts what TOTP needs: 32 characters or more, kept from all others. */
  readonly secret: string;
  /** Whether a proxy of our own stands before us and says in `X-Forwarded-For` who called it. */
  readonly trustProxy: boolean;
  /** Told of outages and bugs behind an answer of better-auth's. */
  readonly onError: (error: unknown) => void;
};

type Parts = {
  readonly baseUrl: string;
  readonly trustProxy: boolean;
  readonly store: Store;
  readonly verified: Verified;
  /** Makes the next request of the user, or of a key of theirs, ask the database. */
  readonly forget: (user: string) => void;
};

type Invited = {
  readonly id: string;
  readonly link: string;
  readonly expiresAt: string;
};

export type SignIn = ReturnType<typeof createSignIn>;

const SHORTEST_SECRET = 32;

/** Nothing is asked of the database before the first call. */
export function createSignIn(settings: SignInSettings) {
  const { baseUrl, secret, trustProxy, onError } = settings;
  const { origin } = new URL(baseUrl);
  if (secret.length < SHORTEST_SECRET) throw new Error('the secret of sign-in is too short');
  const pool = openPool(settings);
  const store = { pool, auth: createAuth({ pool, baseUrl: origin, secret, onError }) };
  const verified = nothingVerified();
  const forget = (user: string): void => {
    verified.sessions.forget((session) => session.user === user);
    verified.keys.forget((key) => key.user === user);
  };
  const parts = { baseUrl: origin, trustProxy, store, verified, forget };
  return {
    ...requests(parts),
    ...firmsAndPeople(parts),
    ...memberships(parts),
    ...inviting(parts),
    ...apiKeys(parts),
    close: (): Promise<void> => pool.end(),
  };
}

function requests({ baseUrl, trustProxy, store, verified, forget }: Parts) {
  const account = (headers: Headers) => verifiedSession(store, verified, headers);
  const address = (headers: Headers, peer: string | null): string | null =>
    clientAddress(headers, peer, trustProxy);
  return {
    /** Answers below `/api/auth`. `peer` is the address at the other end of the socket. */
    handler: async (request: Request, peer: string | null): Promise<Response> => {
      const session = request.method === 'GET' ? null : await account(request.headers);
      try {
        return await answerEndpoint(store.auth, request, address(request.headers, peer));
      } finally {
        if (session !== null) forget(session.user);
      }
    },
    authenticate: (headers: Headers): Promise<SignedIn | null> =>
      authenticate(store, verified, headers),
    /** Whether a page asks that was opened for somebody else than is signed in by now. */
    isOfAnother: (headers: Headers): Promise<boolean> => isOfAnother(store, verified, headers),
    /** Who is signed in by cookie, also when it is not settled for which of their firms. */
    account: async (headers: Headers): Promise<Account | null> => {
      const session = await account(headers);
      if (session === null) return null;
      const { token: _, ...rest } = session;
      return rest;
    },
    /** Settles the firm for the session. False when the person is not of that firm. */
    chooseFirm: async (headers: Headers, firm: string): Promise<boolean> => {
      const session = await account(headers);
      if (session?.firms.some((each) => each.firm === firm) !== true) return false;
      const { internalAdapter } = await store.auth.$context;
      await internalAdapter.updateSession(session.token, { activeOrganizationId: firm });
      forget(session.user);
      return true;
    },
    /** Signs in who has just become a member, for that firm. */
    enter: (asked: Entering): Promise<Entrance> => enter(store.auth, asked),
    address,
    /** Deletes the sessions that have ended: for a job by night. */
    deleteEnded: async (): Promise<void> => {
      await store.pool.query('delete from sign_in.session where expires_at < $1', [new Date()]);
    },
    isSameOrigin: (request: Pick<Request, 'method' | 'headers'>): boolean =>
      isSameOrigin(baseUrl, request),
  };
}

function firmsAndPeople({ baseUrl, store, forget }: Parts) {
  const { pool } = store;
  return {
    hasAnyFirm: (): Promise<boolean> => firms.hasAnyFirm(pool),
    firmsOf: (user: string): Promise<firms.Membership[]> => firms.firmsOf(pool, user),
    /** A new link, good once, in place of any before; null when there is a firm. */
    setUpLink: async (): Promise<string | null> => {
      const token = await firms.openSetUp(pool);
      return token === null ? null : `${baseUrl}/set-up/${token}`;
    },
    isSetUpOpen: (token: string): Promise<boolean> => firms.isSetUpOpen(pool, token),
    setUp: async (asked: firms.SetUp): Promise<firms.FirmSetUp | SignInRefusal> =>
      forgetting(forget, await firms.setUp(store, asked)),
    contactSessions: (mail: string) => contactSessions(pool, mail),
    renameFirm: (asked: { readonly firm: string; readonly name: string }): Promise<void> =>
      firms.renameFirm(pool, asked),
    rename: async (asked: { readonly user: string; readonly name: string }) =>
      forgetting(forget, await renameUser(pool, asked)),
  };
}

function memberships({ store, forget }: Parts) {
  const { pool } = store;
  return {
    members: (firm: string): Promise<members.Member[]> => members.members(pool, firm),
    /** For demonstration and tests: no invitation, and nobody is asked. */
    addMember: async (asked: firms.Adding) =>
      forgetting(forget, await firms.addMember(store, asked)),
    /** For demonstration: a user of another firm, without an invitation. */
    admit: async (asked: { readonly firm: string; readonly user: string; readonly role: Role }) =>
      forgetting(forget, await firms.admit(pool, asked)),
    changeRole: async (asked: members.RoleChange) =>
      forgetting(forget, await members.changeRole(pool, asked)),
    removeMember: async (asked: members.MemberOf) =>
      forgetting(forget, await members.removeMember(pool, asked)),
  };
}

function inviting({ baseUrl, store, forget }: Parts) {
  const { pool } = store;
  return {
    /** The link is for the inviter to hand over: no mail is sent. */
    invite: async (asked: invitations.Inviting): Promise<Invited | SignInRefusal> => {
      const made = await invitations.invite(pool, asked);
      return isRefused(made) ? made : { ...made, link: `${baseUrl}/invitation/${made.id}` };
    },
    invitations: (firm: string): Promise<invitations.Invitation[]> =>
      invitations.invitations(pool, firm),
    openInvitation: (invitation: string) => invitations.openInvitation(pool, invitation),
    cancelInvitation: (asked: { readonly firm: string; readonly invitation: string }) =>
      invitations.cancelInvitation(pool, asked),
    acceptInvitation: async (asked: invitations.Accepting) =>
      forgetting(forget, await invitations.acceptInvitation(store, asked)),
  };
}

function apiKeys({ store, verified }: Parts) {
  const { pool } = store;
  return {
    createKey: (asked: keys.NewKey) => keys.createKey(store, asked),
    keys: (firm: string): Promise<keys.Key[]> => keys.keys(pool, firm),
    revokeKey: async (asked: { readonly firm: string; readonly key: string }) => {
      const revoked = await keys.revokeKey(pool, asked);
      verified.keys.forget(({ id }) => id === asked.key);
      return revoked;
    },
  };
}

function forgetting<Done extends { readonly user: string }>(
  forget: (user: string) => void,
  answer: Done | SignInRefusal,
): Done | SignInRefusal {
  if (!isRefused(answer)) forget(answer.user);
  return answer;
}
