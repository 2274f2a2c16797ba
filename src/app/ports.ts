/** What the app needs of the world, where there is more than one way to have it. */

import type { Permission, Role } from '../contract/permissions.ts';
import type { IdentityRefusal } from '../contract/refusals.ts';

/** Now, in milliseconds since 1970. */
export type Clock = () => number;

/** A new id: a UUID whose order is that of time. */
export type NewId = () => string;

export type Member = {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly role: Role;
  readonly since: string;
  readonly twoFactor: boolean;
};

export type Invitation = {
  readonly id: string;
  readonly mail: string;
  readonly role: Role;
  readonly expiresAt: string;
  readonly link: string;
};

export type Key = {
  readonly id: string;
  readonly name: string;
  /** How the key begins. */
  readonly start: string;
  readonly member: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
};

/** Members, invitations and keys of firms: kept by whoever signs people in. */
export type Identity = {
  readonly members: (firm: string) => Promise<readonly Member[]>;
  readonly changeRole: (
    firm: string,
    member: string,
    role: Role,
  ) => Promise<Member | IdentityRefusal>;
  readonly removeMember: (firm: string, member: string) => Promise<IdentityRefusal | null>;
  readonly invitations: (firm: string) => Promise<readonly Invitation[]>;
  readonly invite: (invitation: {
    readonly firm: string;
    readonly mail: string;
    readonly role: Role;
    readonly by: string;
  }) => Promise<Invitation | IdentityRefusal>;
  readonly cancelInvitation: (firm: string, invitation: string) => Promise<boolean>;
  readonly keys: (firm: string) => Promise<readonly Key[]>;
  readonly createKey: (key: {
    readonly firm: string;
    readonly member: string;
    readonly name: string;
    readonly scopes: readonly Permission[];
    readonly expiresOn: string | null;
  }) => Promise<{ readonly key: Key; readonly secret: string } | IdentityRefusal>;
  readonly revokeKey: (firm: string, key: string) => Promise<boolean>;
};
