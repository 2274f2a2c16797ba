/** Where one can go, in the order of a day, and what one must be allowed to see there. */
import type { Permission } from '../../../contract/permissions.ts';

type Place = { readonly to: string; readonly label: string; readonly permission: Permission };

export const PLACES: readonly Place[] = [
  { to: '/', label: 'Today', permission: 'clients:read' },
  { to: '/clients', label: 'Clients', permission: 'clients:read' },
  { to: '/time', label: 'Time', permission: 'entries:read' },
  { to: '/invoices', label: 'Invoices', permission: 'invoices:read' },
  { to: '/catalogue', label: 'Catalogue', permission: 'catalogue:read' },
  { to: '/reports', label: 'Reports', permission: 'books:read' },
  { to: '/import', label: 'Import', permission: 'imports:read' },
  { to: '/settings', label: 'Settings', permission: 'firm:read' },
];
