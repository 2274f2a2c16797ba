/** Standard rates: what an hour costs that no block covers. */
import type { OutputOf } from '../../../contract/operations.ts';
import { moneyText, rateText } from '../../ui/format.ts';
import { useList } from '../../ui/queries.ts';
import type { Column } from '../../ui/rows.tsx';
import { ByDayPage } from './by-day-page.tsx';
import { RateForm } from './rate-form.tsx';

type Rate = OutputOf<'rate.list'>['items'][number];

const keyOf = ({ workType, currency }: Rate): string => `${currency} ${workType ?? ''}`;
const forText = ({ workType }: Rate): string => workType ?? 'All other work';

function costText({ ratePerHour, flatFee, currency }: Rate): string {
  const parts = [
    ...(ratePerHour === null ? [] : [rateText(ratePerHour, currency)]),
    ...(flatFee === null ? [] : [`${moneyText(flatFee, currency)} a trip`]),
  ];
  return parts.join(', ');
}

const COLUMNS: readonly Column<Rate>[] = [
  { heading: 'Work', cell: forText, text: forText },
  {
    heading: 'Standard rate',
    cell: costText,
    text: ({ ratePerHour, flatFee }) => ratePerHour ?? flatFee ?? '',
    isFigure: true,
  },
  { heading: 'Currency', cell: ({ currency }) => currency, text: ({ currency }) => currency },
];

export function RatesPage() {
  return (
    <ByDayPage
      title="Standard rates"
      says="What an hour costs without a block: overage and travel are billed at it, and the saving
        of a block is measured against it. One rate holds for all work, and a kind of work may have
        one of its own."
      saysEmpty="No standard rate yet: overage would be told in minutes only, and cost nothing."
      add="Set a standard rate"
      changeText={() => 'Change a standard rate'}
      list={useList('rate.list', { limit: 500 })}
      columns={COLUMNS}
      keyOf={keyOf}
      nameOf={forText}
      form={({ item, ...rest }) => <RateForm rate={item} {...rest} />}
    />
  );
}
