/** All work, newest first. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import { DayField } from '../ui/fields.tsx';
import { Empty, More, Page, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useList } from '../ui/queries.ts';
import { toldAt } from '../ui/told-at.ts';
import { WorkList } from './work-list.tsx';

export function WorkPage() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const list = useList('portal.entries', {
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  });
  const { at, rest } = toldAt(list.error, ['from', 'to']);
  return (
    <Page title="What was done">
      <Group grow>
        <DayField
          label="From"
          value={from}
          error={at.from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <DayField
          label="Through"
          value={to}
          error={at.to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
      </Group>
      <Problem error={rest} />
      {!list.isRead ? (
        list.error === null && <Waiting height={480} />
      ) : list.items.length === 0 ? (
        <Empty says="No work was done in these days." />
      ) : (
        <WorkList entries={list.items} />
      )}
      <More list={list} />
    </Page>
  );
}
