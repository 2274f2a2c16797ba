/** An address that leads nowhere, and a page that could not be shown. */
import { Anchor, Container, Text } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';

export function NotFound() {
  return (
    <Container size="sm" py="xl" component="main">
      <Page title="There is no such page">
        <Text>
          The address may be mistyped.{' '}
          <Anchor component={Link} to="/portal">
            Go to your hours
          </Anchor>
        </Text>
      </Page>
    </Container>
  );
}

export function PageFault({ error }: ErrorComponentProps) {
  // The whole page: what is missing may belong to an older version than the server has by now.
  const again = (): void => location.reload();
  const told = error instanceof Error ? error : new Error(String(error));
  return (
    <Container size="sm" py="xl" component="main">
      <Page title="This page cannot be shown just now">
        <Problem error={told} again={again} />
      </Page>
    </Container>
  );
}
