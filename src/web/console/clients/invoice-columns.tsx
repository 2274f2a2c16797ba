/** Invoices and credit notes of a client as rows. */
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Money } from '../../ui/figures.tsx';
import type { Column } from '../../ui/rows.tsx';
import { InvoiceState, stateText } from '../invoices/invoice-state.tsx';
import { InvoiceLink } from '../shell/links.tsx';

type Invoice = OutputOf<'invoice.list'>['items'][number];

export const INVOICE_COLUMNS: readonly Column<Invoice>[] = [
  {
    heading: 'Number',
    cell: ({ id, label, kind }) => (
      <>
        <InvoiceLink invoice={id}>{label}</InvoiceLink>
        {kind === 'credit-note' && ' credit note'}
      </>
    ),
    text: ({ label }) => label,
  },
  {
    heading: 'State',
    cell: ({ state }) => <InvoiceState state={state} />,
    text: ({ state }) => stateText(state),
  },
  {
    heading: 'Issued',
    cell: ({ issuedOn }) => <Day day={issuedOn} />,
    text: (one) => one.issuedOn,
  },
  {
    heading: 'Due',
    cell: ({ dueOn }) => (dueOn === null ? '' : <Day day={dueOn} />),
    text: ({ dueOn }) => dueOn ?? '',
  },
  {
    heading: 'Amount',
    isFigure: true,
    cell: ({ gross, currency }) => <Money amount={gross} currency={currency} />,
    text: ({ gross }) => gross,
  },
  {
    heading: 'Open',
    isFigure: true,
    cell: ({ open, currency }) =>
      Number(open) === 0 ? (
        <Money amount={open} currency={currency} c="dimmed" />
      ) : (
        <Money amount={open} currency={currency} fw={600} />
      ),
    text: ({ open }) => open,
  },
];
