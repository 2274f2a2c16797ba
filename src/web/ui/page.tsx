/** A page: its heading, what can be done there, and what it says. */
import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

/** Names the page to those who see its tab and to those who hear it. */
export function Page({
  title,
  tabTitle = title,
  actions,
  children,
}: {
  readonly title: string;
  /** What the tab is called, where it is one of several pages under one heading. */
  readonly tabTitle?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle} · Hourbank`;
  }, [tabTitle]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="center">
        <Title order={1} size="h2" tabIndex={-1} ref={heading}>
          {title}
        </Title>
        {actions !== undefined && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

/** A part of a page with a heading of its own. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Paper component="section" withBorder p="md" aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" align="center">
          <Title order={2} size="h4">
            {title}
          </Title>
          {actions}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}

/** What belongs here, where there is nothing yet, with the button for it. */
export function Empty({
  says,
  children,
}: {
  readonly says: string;
  readonly children?: ReactNode;
}) {
  return (
    <Stack align="flex-start" gap="sm" py="sm">
      <Text c="dimmed">{says}</Text>
      {children}
    </Stack>
  );
}

/** Keeps the place of what is being read for the first time, so that nothing jumps. */
export function Waiting({ height = 240 }: { readonly height?: number }) {
  return <Skeleton height={height} aria-hidden />;
}

/** Reads on in a list, where there is more of it. */
export function More({
  list,
}: {
  readonly list: {
    readonly hasMore: boolean;
    readonly isReadingMore: boolean;
    readonly more: () => void;
  };
}) {
  if (!list.hasMore) return null;
  return (
    <Group justify="center">
      <Button variant="default" loading={list.isReadingMore} onClick={list.more}>
        Show more
      </Button>
    </Group>
  );
}
