/** All work for a client: drafts and what waits, too. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField, DayField, unlessEmpty } from '../../ui/fields.tsx';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { toldAt } from '../../ui/told-at.ts';
import { ButtonLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { ENTRY_COLUMNS, ENTRY_STATES, type Entry } from './entry-columns.tsx';
import { useClient } from './this-client.ts';

type Asked = { readonly state: string; readonly from: string; readonly to: string };

const ALL: Asked = { state: '', from: '', to: '' };

const CHOICES = [
  { value: '', label: 'All' },
  ...Object.entries(ENTRY_STATES).map(([value, { says }]) => ({ value, label: says })),
];

function isState(text: string): text is Entry['state'] {
  return Object.hasOwn(ENTRY_STATES, text);
}

export function EntriesPage() {
  const { id: client, archivedOn } = useClient();
  const may = useMay();
  const [asked, setAsked] = useState(ALL);
  const [from, to] = [unlessEmpty(asked.from), unlessEmpty(asked.to)];
  const list = useList('entry.list', {
    client,
    ...(isState(asked.state) ? { state: asked.state } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const told = toldAt(list.error, ['from', 'to']);
  return (
    <Section
      title="Entries"
      actions={
        archivedOn === null &&
        may('entries:write') && (
          <ButtonLink to="/time" variant="default" size="xs">
            Log time
          </ButtonLink>
        )
      }
    >
      <Choice asked={asked} errors={told.at} onChoose={setAsked} />
      <Problem error={told.rest} />
      {!list.isRead && list.error === null && <Waiting height={640} />}
      {list.isRead && list.items.length === 0 && (
        <Empty
          says={
            asked === ALL
              ? 'No work has been logged for this client yet.'
              : 'No entry is of that state and those days.'
          }
        />
      )}
      {list.items.length > 0 && (
        <Rows
          caption="Entries, the newest day first"
          items={list.items}
          columns={ENTRY_COLUMNS}
          keyOf={({ id }) => id}
          all={list.all}
        />
      )}
      <More list={list} />
    </Section>
  );
}

function Choice({
  asked,
  errors,
  onChoose,
}: {
  readonly asked: Asked;
  /** What is wrong with its days. */
  readonly errors: { readonly from?: string; readonly to?: string };
  readonly onChoose: (asked: Asked) => void;
}) {
  return (
    <Group align="end" gap="sm">
      <ChoiceField
        label="State"
        data={CHOICES}
        value={asked.state}
        onChange={({ currentTarget }) => onChoose({ ...asked, state: currentTarget.value })}
      />
      <DayField
        label="From"
        value={asked.from}
        error={errors.from}
        onChange={({ currentTarget }) => onChoose({ ...asked, from: currentTarget.value })}
      />
      <DayField
        label="To"
        value={asked.to}
        error={errors.to}
        onChange={({ currentTarget }) => onChoose({ ...asked, to: currentTarget.value })}
      />
      {asked !== ALL && (
        <Button variant="subtle" onClick={() => onChoose(ALL)}>
          All of them
        </Button>
      )}
    </Group>
  );
}
