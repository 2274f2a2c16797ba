/** One of the clients, found by a part of its name. */
import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useOperation } from '../../ui/queries.ts';

const TYPING_MILLISECONDS = 150;
const SHOWN = 50;

export function ClientField({
  client,
  onChoose,
  ...rest
}: Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  /** The id of the client; null: none is chosen. */
  readonly client: string | null;
  readonly onChoose: (client: string | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MILLISECONDS);
  const known = useOperation('client.show', { client: client ?? '' }, { enabled: client !== null });
  const isName = known.data?.name === search;
  const found = useOperation('client.list', {
    ...(search === '' || isName ? {} : { search }),
    limit: SHOWN,
  });
  const options = new Map((found.data?.items ?? []).map(({ id, name }) => [id, name]));
  if (client !== null && known.data?.id === client) options.set(client, known.data.name);
  return (
    <Select
      label="Client"
      placeholder="All clients"
      searchable
      nothingFoundMessage="No client is called so"
      data={[...options].map(([value, label]) => ({ value, label }))}
      value={client}
      onChange={onChoose}
      onSearchChange={setTyped}
      clearButtonProps={{ 'aria-label': 'Another client' }}
      {...rest}
    />
  );
}
