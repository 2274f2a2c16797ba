/** The hash chain of a client's journal (H3). */
import { hash } from 'node:crypto';
import { canonicalText, type JournalRecord } from '../engine/chain.ts';

/** What the first record follows. */
export const FIRST_HASH: Uint8Array = new Uint8Array(32);

/** SHA-256 of the hash before and the record's canonical text. */
export function nextHash(previous: Uint8Array, record: JournalRecord): Uint8Array {
  return hash('sha256', Buffer.concat([previous, Buffer.from(canonicalText(record))]), 'buffer');
}
