/** Words in the cells of banks' CSV files. */
import { normal } from '../mapping.ts';

const CREDIT: ReadonlySet<string> = new Set(
  'credit cr c crdt + in h haben gutschrift eingang deposit'.split(' '),
);
const DEBIT: ReadonlySet<string> = new Set(
  'debit dr d dbit - out s soll lastschrift belastung ausgang withdrawal'.split(' '),
);

/** 1 for money that came in, -1 for money that went out; null for a word that says neither. */
export function directionOf(word: string): 1 | -1 | null {
  const plain = normal(word);
  if (CREDIT.has(plain)) return 1;
  return DEBIT.has(plain) ? -1 : null;
}

/** True for a kind of booking by which money may have gone out: `ACH_DEBIT`, `Kartenlastschrift`. */
export function soundsLikeDebit(word: string): boolean {
  return /debit|lastschrift|belast|withdraw/.test(normal(word));
}

const PENDING: ReadonlySet<string> = new Set([
  ...['pending', 'pdng', 'declined', 'failed', 'reverted', 'cancelled', 'canceled', 'rejected'],
  ...['vorgemerkt', 'ausstehend', 'offen', 'abgelehnt', 'storniert', 'in bearbeitung'],
]);

/** True for a line that is not booked yet, or never will be. */
export function isPending(status: string): boolean {
  return PENDING.has(normal(status));
}
