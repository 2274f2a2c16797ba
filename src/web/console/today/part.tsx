/** A part of the day: what it lists, how much of it there is, and what is said when there is none. */
import { Badge, Box, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Section } from '../../ui/page.tsx';

export type Told = OutputOf<'today.show'>;

export type DayPart = {
  readonly name: string;
  /** Null: the person may not read it. */
  readonly count: (day: Told) => number | null;
  /** What is said where there is none. */
  readonly quiet: string;
  readonly Part: (props: { readonly day: Told }) => ReactNode;
};

/** The first of them, with the way to all. */
export function PartOfDay<Item>({
  title,
  count,
  items,
  keyOf,
  line,
  all,
  foot,
}: {
  readonly title: string;
  readonly count: number;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly line: (item: Item) => ReactNode;
  /** Leads to where all of them stand. */
  readonly all: ReactNode;
  readonly foot?: ReactNode;
}) {
  return (
    <Section
      title={title}
      actions={
        <Badge variant="light" color="gray" size="lg" aria-label={`${count} in all`}>
          {count}
        </Badge>
      }
    >
      <Stack component="ul" gap="sm" m={0} p={0}>
        {items.map((item) => (
          <Box component="li" display="block" key={keyOf(item)}>
            {line(item)}
          </Box>
        ))}
      </Stack>
      {foot}
      <Text size="sm">
        {items.length < count && `The first ${items.length} of ${count}. `}
        {all}
      </Text>
    </Section>
  );
}

/** What it is about and what explains it, and the figure at the end of the line. */
export function DayLine({
  what,
  more,
  figure,
  under,
}: {
  readonly what: ReactNode;
  readonly more: ReactNode;
  readonly figure: ReactNode;
  readonly under?: ReactNode;
}) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" wrap="nowrap">
      <div>
        <Text fw={600}>{what}</Text>
        <Text size="sm" c="dimmed" component="div">
          {more}
        </Text>
      </div>
      <Box ta="right">
        <Text fw={600} className="figure">
          {figure}
        </Text>
        {under !== undefined && (
          <Text size="sm" c="dimmed">
            {under}
          </Text>
        )}
      </Box>
    </Group>
  );
}
