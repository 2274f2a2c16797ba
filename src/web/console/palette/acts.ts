/** What is done most, and where it is done. */
import type { Permission } from '../../../contract/permissions.ts';

type Act = { readonly to: string; readonly label: string; readonly permission: Permission };

export const ACTS: readonly Act[] = [
  { to: '/time', label: 'Log time', permission: 'entries:write' },
  { to: '/time/timer', label: 'Start or stop the timer', permission: 'entries:write' },
  { to: '/time/drafts', label: 'Post drafts', permission: 'entries:post' },
  { to: '/time/waiting', label: 'Work that waits', permission: 'entries:read' },
  { to: '/time/entries', label: 'All entries', permission: 'entries:read' },
  { to: '/invoices/new', label: 'New invoice', permission: 'invoices:write' },
  { to: '/invoices/unbilled', label: 'Invoice unbilled work', permission: 'invoices:read' },
  { to: '/invoices/payments', label: 'Payments', permission: 'invoices:read' },
  { to: '/invoices/bank', label: 'Read a bank statement', permission: 'payments:write' },
  { to: '/invoices/balances', label: "Clients' balances", permission: 'books:read' },
  { to: '/invoices/mails', label: 'Mails', permission: 'clients:read' },
  { to: '/invoices/books', label: 'Close a month', permission: 'books:write' },
  { to: '/reports/hours', label: 'Hours by work type', permission: 'books:read' },
  { to: '/reports/deferred', label: 'What is owed in work', permission: 'books:read' },
  { to: '/settings/policies', label: 'Policies', permission: 'firm:read' },
  { to: '/settings/members', label: 'Members', permission: 'members:read' },
  { to: '/settings/keys', label: 'API keys', permission: 'keys:read' },
];
