/** What the lines of a bank statement may pay, in words. */
import type { OutputOf } from '../../../contract/operations.ts';

export type BankLine = OutputOf<'bank.read'>['lines'][number];
type Candidate = BankLine['candidates'][number];

const REASONS: Readonly<Record<Candidate['reason'], string>> = {
  'one-of-several-references': 'it names several numbers',
  'several-invoices': 'it pays several invoices',
  'part-payment': 'it is less than what is open',
  overpayment: 'it is more than what is open',
  'currency-differs': 'it is in another currency',
  'amount-and-name': 'only amount and name fit',
};

/** Why it may be that, in words. */
export function candidateText({ reason, invoices }: Candidate): string {
  return `${invoices.map(({ label }) => label).join(', ')}: ${REASONS[reason]}`;
}
