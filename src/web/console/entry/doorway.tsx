/** A page for those who are not in yet: narrow, with nothing around it. */
import { Container, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../ui/page.tsx';

export function Doorway({
  title,
  says,
  children,
}: {
  readonly title: string;
  readonly says?: string;
  readonly children: ReactNode;
}) {
  return (
    <Container size="xs" py="xl" component="main">
      <Text fw={700} mb="md">
        Hourbank
      </Text>
      <Paper withBorder p="lg">
        <Page title={title}>
          {says !== undefined && <Text>{says}</Text>}
          {children}
        </Page>
      </Paper>
    </Container>
  );
}
