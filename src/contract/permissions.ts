/** Who may do what. A permission is also the scope that an API key can be narrowed to. */

export const PERMISSIONS = [
  'firm:read',
  'firm:write',
  'members:read',
  'members:write',
  'keys:read',
  'keys:write',
  'clients:read',
  'clients:write',
  'catalogue:read',
  'catalogue:write',
  'blocks:read',
  'blocks:write',
  'refunds:write',
  'invoices:read',
  'invoices:write',
  'payments:write',
  'books:read',
  'books:write',
  'entries:read',
  'entries:write',
  'entries:post',
  'ledger:read',
  'imports:read',
  'imports:write',
  'audit:read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['owner', 'billing', 'technician', 'accountant'] as const;

export type Role = (typeof ROLES)[number];

/**
 * What contacts may, by their roles. No member has these, and no key; and a contact has none of the
 * others, whatever their roles.
 */
export type PortalPermission = 'portal:read' | 'portal:buy';

export const CONTACT_ROLES = ['technical', 'billing', 'viewer'] as const;

export type ContactRole = (typeof CONTACT_ROLES)[number];
