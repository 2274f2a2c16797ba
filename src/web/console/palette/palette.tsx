/** The command palette: every place, every client, and what is done most, from the keyboard. */
import { Modal, VisuallyHidden } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useOperation } from '../../ui/queries.ts';
import { PLACES } from '../shell/places.ts';
import { useMay } from '../shell/session.ts';
import { ACTS } from './acts.ts';

const [store, palette] = createSpotlight();

const MOST_CLIENTS = 7;

export function Palette({ asked }: { readonly asked: number }) {
  const navigate = useNavigate();
  const may = useMay();
  const [query, setQuery] = useState('');
  const search = query.trim();
  const { data, isPlaceholderData: isOld } = useOperation(
    'client.list',
    { search, limit: MOST_CLIENTS },
    { enabled: search !== '' && may('clients:read') },
  );
  // Each time it is asked for, also when it was closed before.
  useEffect(() => {
    if (asked > 0) palette.open();
  }, [asked]);
  const matches = (label: string): boolean => label.toLowerCase().includes(search.toLowerCase());
  // Who was found by what was typed before is not taken for whom is meant now.
  const found = (data?.items ?? []).filter(({ name }) => !isOld || matches(name));
  const clients = search === '' ? [] : found;
  const places = [...PLACES, ...ACTS].filter(
    ({ label, permission }) => may(permission) && matches(label),
  );
  const nothing = clients.length === 0 && places.length === 0;
  return (
    <Spotlight.Root store={store} query={query} onQueryChange={setQuery} shortcut={null}>
      <VisuallyHidden>
        <Modal.Title>Go to</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        aria-label="Where to, or what to do"
        placeholder="Where to, or what to do? A client's name, too"
      />
      <Spotlight.ActionsList>
        {clients.map(({ id, name }) => (
          <Spotlight.Action
            key={id}
            label={name}
            description="Client"
            onClick={() => void navigate({ to: '/clients/$client', params: { client: id } })}
          />
        ))}
        {places.map(({ to, label }) => (
          <Spotlight.Action key={label} label={label} onClick={() => void navigate({ to })} />
        ))}
        {nothing && <Spotlight.Empty>Nothing is called so</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
