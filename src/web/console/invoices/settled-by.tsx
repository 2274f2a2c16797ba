/** How an invoice came to be settled, in the order in which it was recorded. */
import { Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Money } from '../../ui/figures.tsx';
import { Empty } from '../../ui/page.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { InvoiceLink } from '../shell/links.tsx';

type Shown = OutputOf<'invoice.show'>;
type Settlement = Shown['settlements'][number];

const KINDS: Readonly<Record<Settlement['kind'], string>> = {
  payment: 'Payment',
  'payment-reversal': 'Payment taken back',
  settlement: "From the client's balance",
  'credit-note': 'Credit note',
};

export function SettledBy({
  settlements,
  invoice,
}: {
  readonly settlements: readonly Settlement[];
  readonly invoice: Shown['invoice'];
}) {
  const { currency } = invoice;
  if (settlements.length === 0) {
    return <Empty says="Nothing yet: no payment, and no credit note." />;
  }
  const columns: readonly Column<Settlement & { readonly place: number }>[] = [
    { heading: 'Day', cell: ({ on }) => <Day day={on} />, text: ({ on }) => on },
    { heading: 'What', cell: ({ kind }) => KINDS[kind], text: ({ kind }) => KINDS[kind] },
    {
      heading: 'Paid',
      isFigure: true,
      cell: ({ paid }) => Number(paid) !== 0 && <Money amount={paid} currency={currency} />,
      text: ({ paid }) => paid,
    },
    {
      heading: 'Credited',
      isFigure: true,
      cell: ({ credited }) =>
        Number(credited) !== 0 && <Money amount={credited} currency={currency} />,
      text: ({ credited }) => credited,
    },
  ];
  return (
    <>
      <Rows
        caption={`What settled ${invoice.label}`}
        items={settlements
          .map((one, place) => ({ ...one, place }))
          .filter(({ paid, credited }) => Number(paid) !== 0 || Number(credited) !== 0)}
        columns={columns}
        keyOf={({ place }) => String(place)}
        filters={false}
      />
      {settlements.some(({ kind }) => kind === 'credit-note') && <CreditNotes invoice={invoice} />}
    </>
  );
}

/** The credit notes that took back from it: among those of its client. */
function CreditNotes({ invoice }: { readonly invoice: Shown['invoice'] }) {
  const { items } = useList('invoice.list', { client: invoice.client, limit: 500 });
  const notes = items.filter(({ credits }) => credits === invoice.id);
  if (notes.length === 0) return null;
  return (
    <Text size="sm">
      Credit notes:{' '}
      {notes.map(({ id, label, gross, currency }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <InvoiceLink invoice={id}>{label}</InvoiceLink> (
          <Money amount={gross} currency={currency} />)
        </span>
      ))}
    </Text>
  );
}
