/** A contact as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { Contact } from '../../store/contacts.ts';

export type PresentedContact = OutputOf<'contact.add'>;

export function contactAsTold({ createdAt: _, ...contact }: Contact): PresentedContact {
  return { ...contact, roles: [...contact.roles] };
}
