/** Which clients are shown, and in which order; it stands in the address, so that it can be shared. */
import { Checkbox, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ChoiceField, unlessEmpty } from '../../ui/fields.tsx';
import { useWhenChanged } from '../../ui/when-changed.ts';
import { type OverviewSearch, overviewIn, SORTS, TROUBLES } from './search.ts';

const TYPING_MILLISECONDS = 200;

const TROUBLE_CHOICES = [
  { value: '', label: 'All clients' },
  ...Object.entries(TROUBLES).map(([value, { says }]) => ({ value, label: says })),
];
const SORT_CHOICES = Object.entries(SORTS).map(([value, label]) => ({ value, label }));

export function ClientChoice({
  asked,
  onChoose,
}: {
  readonly asked: OverviewSearch;
  readonly onChoose: (asked: OverviewSearch) => void;
}) {
  // What was chosen stands at once; the address follows.
  const [pending, setPending] = useState<OverviewSearch | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  useWhenChanged(JSON.stringify(asked), () => setPending(null));
  useEffect(() => setTyped((text) => (text === asked.search ? null : text)), [asked.search]);
  const shown = pending ?? asked;
  const text = typed ?? asked.search ?? '';
  const change = (changes: Record<string, unknown>): void => {
    const chosen = overviewIn({ ...shown, search: unlessEmpty(text), ...changes });
    setPending(chosen);
    onChoose(chosen);
  };
  const search = useDebouncedCallback(
    (latest: string) => change({ search: unlessEmpty(latest) }),
    TYPING_MILLISECONDS,
  );
  const router = useRouter();
  // Whoever goes on before the address has followed is not led back by what they typed.
  useEffect(() => router.subscribe('onBeforeNavigate', () => search.cancel()), [router, search]);
  return (
    <Group align="end" gap="sm">
      <TextInput
        label="Search"
        placeholder="A part of the name"
        type="search"
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value);
        }}
      />
      <ChoiceField
        label="Show"
        data={TROUBLE_CHOICES}
        value={shown.trouble ?? ''}
        onChange={({ currentTarget }) => change({ trouble: currentTarget.value })}
      />
      <ChoiceField
        label="Order"
        data={SORT_CHOICES}
        value={shown.sort ?? 'trouble'}
        onChange={({ currentTarget }) => change({ sort: currentTarget.value })}
      />
      <Checkbox
        label="Archived ones, too"
        checked={shown.archived === true}
        onChange={({ currentTarget }) => change({ archived: currentTarget.checked })}
        mb={8}
      />
    </Group>
  );
}
