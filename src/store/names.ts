/** Names: how they are looked up, and how they are told from ids. */
import { hash } from 'node:crypto';

/** A name as it is looked up: without regard to case and to how its letters are composed. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** A mail as it is looked up: without regard to case, as mail servers read it. */
export function mailKey(mail: string): string {
  return mail.trim().normalize('NFC').toLowerCase();
}

/** What stands for a mail where the firms are told that have a contact of it. */
export function mailHash(mail: string): Uint8Array {
  return hash('sha256', mailKey(mail), 'buffer');
}

/** An id as we make them; whatever else something is called is a name. */
export function isId(reference: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(reference);
}

/** How many numbers beyond its place in the sales a block without a name may be called by. */
export const NUMBERS_TRIED = 20;

/** What a block is called that was given no name. */
export function nameOfSale(sale: number): string {
  return `B-${sale}`;
}
