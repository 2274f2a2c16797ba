/** What each role is for, in words. */
import type { Role } from '../../../contract/permissions.ts';

export const ROLE_SAYS: Readonly<Record<Role, string>> = {
  owner: 'An owner may do everything, also invite others, set policies and give money back.',
  billing:
    'Billing sells blocks, sends invoices, records payments and posts time; ' +
    'it sets no policies and invites nobody.',
  technician:
    'A technician logs and posts time, and sees clients and their hours, but no invoices.',
  accountant:
    'An accountant sees everything, the books and the audit list too, and changes nothing.',
};
