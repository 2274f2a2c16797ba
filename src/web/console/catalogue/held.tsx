/** What holds now of a list by day, each with the button that changes it from a day on. */
import { Button } from '@mantine/core';
import { type Column, Rows } from '../../ui/rows.tsx';
import { holding, type Standing, standingText } from './by-day.ts';

export function Held<Item extends { readonly validFrom: string }>({
  caption,
  all,
  columns,
  keyOf,
  nameOf,
  onChange,
}: {
  readonly caption: string;
  readonly all: readonly Standing<Item>[];
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string;
  /** What an item is called to those who hear its button. */
  readonly nameOf: (item: Item) => string;
  /** Null: it may not be changed. */
  readonly onChange: ((item: Item) => void) | null;
}) {
  const own = columns.map(
    ({ cell, text, ...rest }): Column<Standing<Item>> => ({
      ...rest,
      cell: ({ item }) => cell(item),
      text: ({ item }) => text(item),
    }),
  );
  const change: Column<Standing<Item>> = {
    heading: 'Change',
    cell: ({ item }) => (
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onChange?.(item)}
        aria-label={`Change ${nameOf(item)}`}
      >
        Change
      </Button>
    ),
    text: () => '',
  };
  return (
    <Rows
      caption={caption}
      items={holding(all, keyOf)}
      keyOf={({ item }) => keyOf(item)}
      columns={[
        ...own,
        { heading: 'State', cell: standingText, text: standingText },
        ...(onChange === null ? [] : [change]),
      ]}
    />
  );
}
