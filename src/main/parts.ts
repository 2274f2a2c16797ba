/** Builds the parts of the program from its configuration: nothing else knows all of them. */
import { createLinks } from '../adapters/links.ts';
import type { PortalSignIn } from '../adapters/sign-in/portal.ts';
import type { SignIn, SignInSettings } from '../adapters/sign-in/sign-in.ts';
import { createStripeCheckout } from '../adapters/stripe/checkout.ts';
import type { App } from '../app/app.ts';
import { SIGN_IN_LINK_MINUTES, sendSignInLink } from '../app/portal/send-sign-in-link.ts';
import type { Identity } from '../app/ports.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { Configuration } from './configuration.ts';
import type { NoDatabase, ReadyDatabase } from './database.ts';
import { documentsWhenAsked } from './documents.ts';
import { sessionSecret } from './load-configuration.ts';
import { mailerWhenAsked } from './mailer.ts';
import { orderedIds } from './ordered-ids.ts';
import { programVersion } from './version.ts';

export type Parts = {
  readonly app: App;
  readonly database: Database;
  /** Sign-in, loaded when it is first asked for: most commands never do. */
  readonly signIn: () => Promise<SignIn>;
  /** The same for the contacts of clients. */
  readonly portalSignIn: () => Promise<PortalSignIn>;
  readonly close: () => Promise<void>;
};

/** The parts that work on a database; or why they cannot. */
export async function openParts(
  ready: ReadyDatabase,
  configuration: Configuration,
  onFault: (error: unknown) => void,
): Promise<Parts | NoDatabase> {
  const secret = await sessionSecret(configuration);
  if ('code' in secret) return secret;
  const { appUrl, becomeApp } = ready;
  const database = openDatabase({ url: appUrl, becomeApp, connections: 20, onLost: onFault });
  const settings: SignInSettings = {
    ...{ databaseUrl: appUrl, becomeApp, baseUrl: configuration.baseUrl },
    ...{ secret: secret.secret, trustProxy: configuration.trustProxy, onError: onFault },
  };
  let loaded: Promise<SignIn> | null = null;
  const signIn = (): Promise<SignIn> => {
    loaded ??= import('../adapters/sign-in/sign-in.ts').then(({ createSignIn }) =>
      createSignIn(settings),
    );
    return loaded;
  };
  const identity = identityOf(signIn);
  const documents = documentsWhenAsked();
  const mailer = mailerWhenAsked(configuration);
  const app: App = {
    ...{ database, clock: Date.now, newId: orderedIds(Date.now), identity, documents },
    mailer,
    baseUrl: configuration.baseUrl,
    installation: { version: programVersion(), mailsFrom: configuration.mailFrom },
    links: createLinks(secret.secret, 'hourbank:invoice-link'),
    contactLinks: createLinks(secret.secret, 'hourbank:contact-link'),
    checkout:
      configuration.stripe === null
        ? null
        : createStripeCheckout({ ...configuration.stripe, onFault }),
    checkoutFirm: configuration.stripe?.firm ?? null,
  };
  const portal = portalSignInOf(app, settings);
  const close = async (): Promise<void> => {
    await portal.close();
    await documents.close();
    await mailer?.close();
    await database.close();
    await (await loaded)?.close();
  };
  return { app, database, signIn, portalSignIn: portal.open, close };
}

/** The sign-in of contacts, loaded when it is first asked for. */
function portalSignInOf(app: App, settings: SignInSettings) {
  let loaded: Promise<PortalSignIn> | null = null;
  const load = async (): Promise<PortalSignIn> => {
    const { createPortalSignIn } = await import('../adapters/sign-in/portal.ts');
    return createPortalSignIn({
      ...settings,
      linkMinutes: SIGN_IN_LINK_MINUTES,
      sendLink: (mail, token) => sendSignInLink(app, mail, token),
    });
  };
  return {
    open: (): Promise<PortalSignIn> => {
      loaded ??= load();
      return loaded;
    },
    close: async (): Promise<void> => {
      await (await loaded)?.close();
    },
  };
}

/** Members, invitations and keys, as sign-in keeps them once it is there. */
function identityOf(signIn: () => Promise<SignIn>): Identity {
  return {
    contactSessions: async (mail) => (await signIn()).contactSessions(mail),
    renameFirm: async (asked) => (await signIn()).renameFirm(asked),
    members: async (firm) => (await signIn()).members(firm),
    changeRole: async (asked) => (await signIn()).changeRole(asked),
    removeMember: async (asked) => (await signIn()).removeMember(asked),
    invitations: async (firm) => (await signIn()).invitations(firm),
    invite: async (asked) => (await signIn()).invite(asked),
    cancelInvitation: async (asked) => (await signIn()).cancelInvitation(asked),
    keys: async (firm) => (await signIn()).keys(firm),
    createKey: async (asked) => (await signIn()).createKey(asked),
    revokeKey: async (asked) => (await signIn()).revokeKey(asked),
  };
}
