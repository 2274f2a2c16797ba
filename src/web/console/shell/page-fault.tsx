/** A page that could not be shown: the server was silent, or a fault of ours. */
import { Container } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';

export function PageFault({ error }: ErrorComponentProps) {
  // The whole page: what is missing may belong to an older version than the server has by now.
  const again = (): void => location.reload();
  return (
    <Container size="sm" py="xl" component="main">
      <Page title="This page cannot be shown just now">
        <Problem error={toError(error)} again={again} />
      </Page>
    </Container>
  );
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
