/** All that ever held, or will: for looking up why something was as it was. */
import { Section } from '../../ui/page.tsx';
import { type Column, Rows } from '../../ui/rows.tsx';
import { type Standing, sinceText, standingText } from './by-day.ts';

export function History<Item extends { readonly validFrom: string }>({
  caption,
  all,
  columns,
  keyOf,
}: {
  readonly caption: string;
  readonly all: readonly Standing<Item>[];
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string;
}) {
  if (all.every(({ state }) => state === 'now')) return null;
  const own = columns.map(
    ({ cell, text, ...rest }): Column<Standing<Item>> => ({
      ...rest,
      cell: ({ item }) => cell(item),
      text: ({ item }) => text(item),
    }),
  );
  return (
    <Section title="History by day">
      <Rows
        caption={caption}
        items={all}
        keyOf={({ item }) => `${keyOf(item)} ${item.validFrom}`}
        columns={[
          ...own,
          {
            heading: 'From',
            cell: ({ item }) => sinceText(item.validFrom),
            text: ({ item }) => item.validFrom,
          },
          { heading: 'State', cell: standingText, text: standingText },
        ]}
      />
    </Section>
  );
}
