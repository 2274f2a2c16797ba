/** Standard rates: what an hour costs that no block covers. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText, rateText } from '../../ui/format.ts';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import type { Column } from '../../ui/rows.tsx';
import { useFirmDay } from '../shell/firm-day.ts';
import { useMay } from '../shell/session.ts';
import { byDay } from './by-day.ts';
import { Frame } from './frame.tsx';
import { Held } from './held.tsx';
import { History } from './history.tsx';
import { RateForm } from './rate-form.tsx';

export type Rate = OutputOf<'rate.list'>['items'][number];

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
  const may = useMay();
  const list = useList('rate.list', { limit: 500 });
  const today = useFirmDay();
  const [open, setOpen] = useState<Rate | 'new' | null>(null);
  const all = byDay(list.items, keyOf, today);
  const set = may('catalogue:write') && (
    <Button onClick={() => setOpen('new')}>Set a standard rate</Button>
  );
  return (
    <Frame
      title="Standard rates"
      says="What an hour costs without a block: overage and travel are billed at it, and the saving
        of a block is measured against it. One rate holds for all work, and a kind of work may have
        one of its own."
      actions={set}
    >
      <Problem error={list.error} />
      <Section title="What holds now">
        {!list.isRead ? (
          <Waiting />
        ) : list.items.length === 0 ? (
          <Empty says="No standard rate yet: overage would be told in minutes only, and cost nothing.">
            {set}
          </Empty>
        ) : (
          <Held
            caption="Standard rates"
            all={all}
            columns={COLUMNS}
            keyOf={keyOf}
            nameOf={forText}
            onChange={may('catalogue:write') ? setOpen : null}
          />
        )}
        <More list={list} />
      </Section>
      <History caption="Standard rates by day" all={all} columns={COLUMNS} keyOf={keyOf} />
      <Dialog
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? 'Set a standard rate' : 'Change a standard rate'}
      >
        <RateForm rate={open === 'new' ? null : open} today={today} onDone={() => setOpen(null)} />
      </Dialog>
    </Frame>
  );
}
