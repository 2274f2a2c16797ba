/** Contacts in words: what each role lets them do. */
import type { OutputOf } from '../../../contract/operations.ts';

export type Contact = OutputOf<'contact.list'>['items'][number];

type Role = Contact['roles'][number];

/** Total by type. */
export const ROLES: Readonly<Record<Role, { readonly name: string; readonly says: string }>> = {
  technical: { name: 'Technical', says: 'Agrees to work' },
  billing: { name: 'Billing', says: 'Buys hours and pays; gets the invoices' },
  viewer: { name: 'Viewer', says: 'Only looks' },
};
