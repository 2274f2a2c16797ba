/** What the app needs of the world, where there is more than one way to have it. */
import type { IdentityRefusal } from '../contract/identity-refusals.ts';
import type { Role } from '../contract/permissions.ts';

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

/** Members, invitations and keys of firms: kept by whoever signs people in. */
export type Identity = {
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
