/** Who may: what each role is allowed, and why somebody is not. */
import {
  type ContactRole,
  PERMISSIONS,
  type Permission,
  type PortalPermission,
  type Role,
} from '../contract/permissions.ts';
import type { AnyRefusal } from '../contract/refusals.ts';
import type { Actor, ContactActor } from './app.ts';

const READ: readonly Permission[] = PERMISSIONS.filter((name) => name.endsWith(':read'));

const ALLOWED: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  billing: [
    ...READ.filter((name) => name !== 'audit:read'),
    ...(['keys:write', 'clients:write', 'catalogue:write', 'blocks:write'] as const),
    ...(['entries:write', 'entries:post', 'imports:write'] as const),
    ...(['invoices:write', 'payments:write', 'books:write'] as const),
  ],
  technician: [
    ...(['firm:read', 'keys:read', 'keys:write', 'clients:read', 'catalogue:read'] as const),
    ...(['blocks:read', 'entries:read', 'entries:write', 'entries:post'] as const),
  ],
  accountant: READ,
};

/** What a role may do, as far as the scopes of a key (null: no key) let it. */
export function permissionsOf(
  role: Role,
  scopes: readonly string[] | null,
): ReadonlySet<Permission> {
  const allowed = ALLOWED[role];
  return new Set(scopes === null ? allowed : allowed.filter((name) => scopes.includes(name)));
}

/** Why the actor may not do what takes this permission; null when they may. */
export function forbidden(actor: Actor, permission: Permission): AnyRefusal | null {
  if (actor.permissions.has(permission)) return null;
  const because = ALLOWED[actor.role].includes(permission) ? 'scope' : 'role';
  return { code: 'forbidden', permission, because };
}

/** What a contact may: all of them look, and those for billing buy and pay. */
export function contactPermissions(roles: readonly ContactRole[]): ReadonlySet<PortalPermission> {
  return new Set(roles.includes('billing') ? ['portal:read', 'portal:buy'] : ['portal:read']);
}

/** Why the contact may not do what takes this permission; null when they may. */
export function forbiddenToContact(
  actor: ContactActor,
  permission: PortalPermission,
): AnyRefusal | null {
  if (actor.permissions.has(permission)) return null;
  return { code: 'forbidden', permission, because: 'contact' };
}
