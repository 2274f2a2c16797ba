/** What a list of entries is narrowed to: client, state, technician and days. */
import { SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField, DayField } from '../../ui/fields.tsx';
import { useClients, useTechnicians } from './firm-facts.ts';
import type { EntryFilter } from './search.ts';
import { STATES, type State } from './state-badge.tsx';

type DayErrors = { readonly from?: string; readonly to?: string };

const STATE_NAMES = ['draft', 'waiting', 'posted', 'reversed'] as const;

export function EntryFilters({
  filter,
  onFilter,
  errors = {},
  hasState = true,
}: {
  readonly filter: EntryFilter;
  readonly onFilter: (filter: EntryFilter) => void;
  /** What is wrong with its days. */
  readonly errors?: DayErrors;
  /** False where the list is of one state. */
  readonly hasState?: boolean;
}) {
  const clients = useClients() ?? [];
  const technicians = useTechnicians();
  const { client, technician } = filter;
  const set = (name: keyof EntryFilter, value: string): void =>
    onFilter({ ...filter, [name]: value === '' ? undefined : value });
  const isKnown = client === undefined || clients.some(({ id }) => id === client);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: hasState ? 5 : 2 }} spacing="sm">
      <ChoiceField
        label="Client"
        data={[
          { value: '', label: 'All clients' },
          ...clients.map(({ id, name }) => ({ value: id, label: name })),
          ...(isKnown ? [] : [{ value: client, label: 'The client of this address' }]),
        ]}
        value={client ?? ''}
        onChange={({ currentTarget }) => set('client', currentTarget.value)}
      />
      {technicians !== null && (
        <ChoiceField
          label="Who worked"
          data={[
            { value: '', label: 'Everybody' },
            ...new Set([...technicians, ...(technician === undefined ? [] : [technician])]),
          ]}
          value={technician ?? ''}
          onChange={({ currentTarget }) => set('technician', currentTarget.value)}
        />
      )}
      {hasState && (
        <>
          <ChoiceField
            label="State"
            data={[
              { value: '', label: 'Any state' },
              ...STATE_NAMES.map((name: State) => ({ value: name, label: STATES[name][0] })),
            ]}
            value={filter.state ?? ''}
            onChange={({ currentTarget }) => set('state', currentTarget.value)}
          />
          <Days filter={filter} errors={errors} onFilter={onFilter} />
        </>
      )}
    </SimpleGrid>
  );
}

/** A day is typed part by part: what the address has of it meanwhile must not take its place. */
function Days({
  filter,
  errors,
  onFilter,
}: {
  readonly filter: EntryFilter;
  readonly errors: DayErrors;
  readonly onFilter: (filter: EntryFilter) => void;
}) {
  const [typed, setTyped] = useState<{ readonly from?: string; readonly to?: string }>({});
  const type = (days: typeof typed): void => {
    const all = { ...typed, ...days };
    setTyped(all);
    const said = Object.entries(all).map(([name, day]) => [name, day === '' ? undefined : day]);
    onFilter({ ...filter, ...Object.fromEntries(said) });
  };
  return (
    <>
      <DayField
        label="From"
        value={typed.from ?? filter.from ?? ''}
        error={errors.from}
        onChange={({ currentTarget }) => type({ from: currentTarget.value })}
      />
      <DayField
        label="To"
        value={typed.to ?? filter.to ?? ''}
        error={errors.to}
        onChange={({ currentTarget }) => type({ to: currentTarget.value })}
      />
    </>
  );
}
