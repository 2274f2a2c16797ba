/** What the app needs of the world, where there is more than one way to have it. */
import type { IdentityRefusal } from '../contract/identity-refusals.ts';
import type { Role } from '../contract/permissions.ts';
import type { Document, Paper } from '../engine/documents/document.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { ProviderFact } from '../engine/provider-payments.ts';

/** Now, in milliseconds since 1970. */
export type Clock = () => number;

/** A new id: a UUID greater than all that were made before it in the same process. */
export type NewId = () => string;

/** Who belongs to a firm, or once did. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly role: Role;
  readonly since: string;
  /** Null as long as they belong to the firm. */
  readonly leftAt: string | null;
  readonly twoFactor: boolean;
};

/** What the program says of itself. */
export type Installation = {
  readonly version: string;
  /** Whom mails are from, as it is set; null where none goes out. */
  readonly mailsFrom: string | null;
};

type Invitation = {
  /** Enough to accept it: shown to nobody. */
  readonly id: string;
  readonly mail: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly expiresAt: string;
};

/** An API key, without what it is used by. */
export type Key = {
  readonly id: string;
  readonly name: string;
  /** How the key begins. */
  readonly start: string;
  readonly member: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
};

type MemberOf = { readonly firm: string; readonly member: string };

type Answer<T> = Promise<T | IdentityRefusal>;

/** Where a contact is signed in to the portal: since when, until when, and from where. */
export type ContactSession = {
  readonly since: string;
  readonly until: string;
  readonly address: string | null;
  readonly browser: string | null;
};

/** Members, invitations and keys of firms: kept by whoever signs people in. */
export type Identity = {
  /** Those that a mail has been proven for, the first begun first; the portal alone. */
  readonly contactSessions: (mail: string) => Promise<readonly ContactSession[]>;
  /** Tells the firm's new name to those who sign in. */
  readonly renameFirm: (asked: { readonly firm: string; readonly name: string }) => Promise<void>;
  /** All who belong to the firm or once did, the first to join first. */
  readonly members: (firm: string) => Promise<readonly Member[]>;
  /** Refused: `member_unknown`, and `last_owner` when nobody else is one. */
  readonly changeRole: (asked: MemberOf & { readonly role: Role }) => Answer<object>;
  /** Ends a membership with its keys. Refused: `member_unknown`, and `last_owner`. */
  readonly removeMember: (asked: MemberOf) => Answer<object>;
  /** The open ones, the first made first. */
  readonly invitations: (firm: string) => Promise<readonly Invitation[]>;
  /** Invites a mail, in the place of an open invitation of the same. */
  readonly invite: (asked: {
    readonly firm: string;
    readonly mail: string;
    readonly role: Role;
    /** The member who invites. */
    readonly by: string;
  }) => Answer<{ readonly link: string; readonly expiresAt: string }>;
  /** Refused: `invitation_unknown`. */
  readonly cancelInvitation: (asked: {
    readonly firm: string;
    readonly invitation: string;
  }) => Answer<object>;
  /** The keys of all members, the first made first. */
  readonly keys: (firm: string) => Promise<readonly Key[]>;
  /** The key itself is told this once. */
  readonly createKey: (
    asked: MemberOf & {
      readonly name: string;
      readonly scopes: readonly string[];
      /** An instant; null for one that lasts until it is revoked. */
      readonly expiresAt: string | null;
    },
  ) => Answer<{ readonly id: string; readonly key: string }>;
  /** Refused: `key_unknown`. */
  readonly revokeKey: (asked: { readonly firm: string; readonly key: string }) => Answer<object>;
};

/** Draws documents as PDF (G6). */
export type Documents = {
  readonly pdf: (document: Document, paper: Paper) => Promise<Uint8Array>;
};

/** A mail, to one of its recipients. */
export type MailMessage = {
  /** The mail's own: a second delivery is recognised by it as the same. */
  readonly id: string;
  readonly createdAt: string;
  /** Whom it is from, in words; the address is the mailer's own. */
  readonly fromName: string;
  /** All whom it is for, as it says at its top. */
  readonly to: readonly string[];
  /** The one who gets it now. */
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachment: MailAttachment | null;
};

/** A document that goes with a mail. */
export type MailAttachment = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** What came of handing over a mail. `permanent`: another try would be refused just the same. */
export type Delivery = 'sent' | { readonly problem: string; readonly permanent: boolean };

/** Hands mails to a mail server, in bounded time (I4). */
export type Mailer = {
  readonly send: (message: MailMessage) => Promise<Delivery>;
};

/** What a signed link leads to: the row that says which invoice, and whether it was revoked (G3). */
export type LinkTarget = { readonly firm: string; readonly link: string };

/** Signs links that open an invoice without signing in (G3). */
export type Links = {
  /** `expiresAt` in milliseconds since 1970. */
  readonly sign: (target: LinkTarget & { readonly expiresAt: number }) => Promise<string>;
  /** Null for a token that is forged, damaged or expired at `now` (milliseconds since 1970). */
  readonly read: (token: string, now: number) => Promise<LinkTarget | null>;
};

/** What is to be paid at a hosted checkout. */
export type CheckoutAsked = {
  readonly firm: string;
  readonly client: string;
  readonly invoice: string;
  /** As it is printed: `INV-2026-0007`. */
  readonly label: string;
  /** What is still open of it. */
  readonly amount: Cents;
  readonly currency: Currency;
  /** Where the receipt goes; null when it is not known. */
  readonly mail: string | null;
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** A repeat opens the same checkout, and none once that was paid: then it takes another key. */
  readonly key: string;
};

/** A hosted checkout (G3): nothing but references comes back, never the number of a card. */
export type Checkout = {
  /** Where its pages may be, as the sources of a content security policy. */
  readonly pagesAt: string;
  /** True when the provider can take exactly such an amount in that currency. */
  readonly takes: (amount: Cents, currency: Currency) => boolean;
  readonly open: (
    asked: CheckoutAsked,
  ) => Promise<{ readonly url: string } | { readonly problem: string }>;
  /**
   * Reads what the provider tells, as it came (`body` to the byte) with its signature. `forged`: the
   * signature is not the provider's, or too old; `irrelevant`: nothing that concerns a payment here.
   * Throws when the provider has to be asked and does not answer: the event is to be sent again.
   */
  readonly readEvent: (
    body: string,
    signature: string,
  ) => Promise<
    | { readonly event: ProviderFact; readonly firm: string; readonly invoice: string }
    | 'forged'
    | 'irrelevant'
  >;
};
