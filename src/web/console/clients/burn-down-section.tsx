/** How the hours burnt down, and where that leads. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { BurnDown } from '../../ui/charts/burn-down.tsx';
import { daysLater, todayHere } from '../../ui/days.ts';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';

const SPANS = [
  { label: '3 months', value: '91' },
  { label: '1 year', value: '365' },
  { label: '3 years', value: '1095' },
];

export function BurnDownSection({ client }: { readonly client: string }) {
  const [days, setDays] = useState('365');
  const from = daysLater(todayHere(), -Number(days));
  const { data, error, refetch } = useOperation('burn-down.show', { client, from });
  return (
    <Section
      title="Burn-down"
      actions={
        <SegmentedControl
          size="xs"
          data={SPANS}
          value={days}
          onChange={setDays}
          aria-label="How far back"
        />
      }
    >
      {data === undefined ? (
        error === null ? (
          <Waiting height={320} />
        ) : (
          <Problem error={error} again={() => void refetch()} />
        )
      ) : (
        <Burnt data={data} />
      )}
    </Section>
  );
}

function Burnt({ data }: { readonly data: OutputOf<'burn-down.show'> }) {
  const hadHours = data.steps.some(({ leftMinutes }) => leftMinutes > 0);
  return hadHours ? <BurnDown data={data} /> : <Empty says="There were no hours in this time." />;
}
