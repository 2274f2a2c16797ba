/** An address that leads nowhere. */
import { Anchor, Container, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '../../ui/page.tsx';

export function NotFound() {
  return (
    <Container size="sm" py="xl" component="main">
      <Page title="There is no such page">
        <Text>
          The address may be mistyped, or what it named is gone.{' '}
          <Anchor component={Link} to="/">
            Go to Today
          </Anchor>
        </Text>
      </Page>
    </Container>
  );
}
