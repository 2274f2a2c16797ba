/** What a credit note comes to, before it is issued. */
import type { OutputOf } from '../../../contract/operations.ts';
import type { Fact } from '../../ui/facts.tsx';
import { Money } from '../../ui/figures.tsx';

export function creditFacts(
  { label, open: openNow, currency }: OutputOf<'invoice.show'>['invoice'],
  { creditNote, open, balance }: OutputOf<'invoice.preview-credit'>,
): readonly Fact[] {
  const money = (amount: string) => <Money key="amount" amount={amount} currency={currency} />;
  return [
    ['Before tax', money(creditNote.net)],
    ['Tax', money(creditNote.tax)],
    [
      'The credit note',
      <Money key="gross" amount={creditNote.gross} currency={currency} fw={650} />,
    ],
    [`Open of ${label} now`, money(openNow)],
    [`Open of ${label} after it`, money(open)],
    ["The client's own money after it", money(balance)],
  ];
}
