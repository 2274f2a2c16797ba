/** Tax rates: what invoices add, by name and day. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
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
import { TaxRateForm } from './tax-rate-form.tsx';

export type TaxRate = OutputOf<'tax-rate.list'>['items'][number];

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
  const may = useMay();
  const list = useList('tax-rate.list', { limit: 500 });
  const today = useFirmDay();
  const [open, setOpen] = useState<TaxRate | 'new' | null>(null);
  const all = byDay(list.items, nameOf, today);
  const add = may('catalogue:write') && (
    <Button onClick={() => setOpen('new')}>Add a tax rate</Button>
  );
  return (
    <Frame
      title="Tax rates"
      says="A line of an invoice has the rate of the day of its supply. Which rate lines have by
        default is set in the settings under Billing; whether a client is taxed, at the client."
      actions={add}
    >
      <Problem error={list.error} />
      <Section title="What holds now">
        {!list.isRead ? (
          <Waiting />
        ) : list.items.length === 0 ? (
          <Empty says="No tax rates yet: invoices have no tax until there is one.">{add}</Empty>
        ) : (
          <Held
            caption="Tax rates"
            all={all}
            columns={COLUMNS}
            keyOf={nameOf}
            nameOf={nameOf}
            onChange={may('catalogue:write') ? setOpen : null}
          />
        )}
        <More list={list} />
      </Section>
      <History caption="Tax rates by day" all={all} columns={COLUMNS} keyOf={nameOf} />
      <Dialog
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? 'Add a tax rate' : `Change ${open?.name ?? ''} from a day on`}
      >
        <TaxRateForm
          taxRate={open === 'new' ? null : open}
          today={today}
          onDone={() => setOpen(null)}
        />
      </Dialog>
    </Frame>
  );
}
