/** Tax rates: what invoices add, by name and day. */
import type { OutputOf } from '../../../contract/operations.ts';
import { useList } from '../../ui/queries.ts';
import type { Column } from '../../ui/rows.tsx';
import { ByDayPage } from './by-day-page.tsx';
import { TaxRateForm } from './tax-rate-form.tsx';

type TaxRate = OutputOf<'tax-rate.list'>['items'][number];

const nameOf = ({ name }: TaxRate): string => name;

const COLUMNS: readonly Column<TaxRate>[] = [
  { heading: 'Name', cell: nameOf, text: nameOf },
  {
    heading: 'Rate',
    cell: ({ rate }) => `${rate} %`,
    text: ({ rate }) => rate,
    isFigure: true,
  },
  {
    heading: 'On invoices',
    cell: ({ printedLabel }) => printedLabel,
    text: ({ printedLabel }) => printedLabel,
  },
];

export function TaxRatesPage() {
  return (
    <ByDayPage
      title="Tax rates"
      says="A line of an invoice has the rate of the day of its supply. Which rate lines have by
        default is set in the settings under Billing; whether a client is taxed, at the client."
      saysEmpty="No tax rates yet: invoices have no tax until there is one."
      add="Add a tax rate"
      changeText={({ name }) => `Change ${name} from a day on`}
      list={useList('tax-rate.list', { limit: 500 })}
      columns={COLUMNS}
      keyOf={nameOf}
      nameOf={nameOf}
      form={({ item, ...rest }) => <TaxRateForm taxRate={item} {...rest} />}
    />
  );
}
