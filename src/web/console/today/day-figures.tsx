/** The figures of the day: what is owed in work, what was used, and what is not posted yet. */
import { Paper } from '@mantine/core';
import { daysLater } from '../../ui/days.ts';
import { Hours, Money } from '../../ui/figures.tsx';
import { countText } from '../../ui/format.ts';
import { type Fact, FactGrid } from '../clients/fact-grid.tsx';
import { TextLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import type { Told } from './part.tsx';

export function DayFigures({ day }: { readonly day: Told }) {
  const facts = [...owed(day), ...used(day), ...drafts(day)];
  if (facts.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label="The firm in figures">
      <FactGrid facts={facts} />
    </Paper>
  );
}

function owed({ owed: sums, unpaidBlocks }: Told): readonly Fact[] {
  if (sums === null) return [];
  if (sums.length === 0) return [{ name: 'Owed in work', says: 'Nothing' }];
  return sums.map(({ currency, minutes, value }) => ({
    name: sums.length === 1 ? 'Owed in work' : `Owed in work, ${currency}`,
    says: <Owed minutes={minutes} />,
    more: (
      <>
        worth <Money amount={value} currency={currency} />
        {(unpaidBlocks?.count ?? 0) > 0 && ', unpaid blocks too'}
      </>
    ),
  }));
}

/** Leads to the clients it is owed to, for those who may see the report. */
function Owed({ minutes }: { readonly minutes: number }) {
  const may = useMay();
  const hours = <Hours minutes={minutes} fz="h3" />;
  if (!may('books:read')) return hours;
  return (
    <TextLink to="/reports/deferred" inherit>
      {hours}
    </TextLink>
  );
}

function used({ used: told, today }: Told): readonly Fact[] {
  if (told === null) return [];
  return [
    {
      name: 'Drawn in the last 7 days',
      says: (
        <TextLink
          to="/time/entries"
          search={{ state: 'posted', from: daysLater(today, -6), to: today }}
          inherit
        >
          <Hours minutes={told.last7Days} fz="h3" />
        </TextLink>
      ),
      more: (
        <>
          <Hours minutes={told.last30Days} /> in the last 30 days
        </>
      ),
    },
  ];
}

function drafts({ draftEntries }: Told): readonly Fact[] {
  if (draftEntries === null) return [];
  return [
    {
      name: 'Not posted yet',
      says:
        draftEntries === 0 ? (
          'Nothing'
        ) : (
          <TextLink to="/time/drafts" fz="h3" fw={600}>
            {countText(draftEntries, 'draft')}
          </TextLink>
        ),
      more: draftEntries === 0 ? 'All work is posted' : 'Drafts draw nothing until then',
    },
  ];
}
