/** What stands around each page of the portal: whose it is, and where one can go. */
import { Anchor, Button, Container, Group, Text } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { leave } from './leave.ts';
import { useSession } from './session.ts';

const PLACES = [
  { to: '/portal', label: 'Hours' },
  { to: '/portal/entries', label: 'Work' },
  { to: '/portal/blocks', label: 'Blocks' },
  { to: '/portal/invoices', label: 'Invoices' },
  { to: '/portal/statement', label: 'Statement' },
] as const;

export function Shell() {
  const session = useSession();
  const here = session?.choices.find(({ client }) => client === session.client);
  return (
    <>
      <a className="skip" href="#main">
        To the page
      </a>
      <Container component="header" size="md" py="sm">
        <Group justify="space-between" wrap="nowrap" mih={40}>
          <div>
            <Text fw={700}>{here?.clientName ?? '\u00a0'}</Text>
            <Text size="xs" c="dimmed">
              {here === undefined ? '\u00a0' : `Prepaid hours with ${here.firmName}`}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            {(session?.choices.length ?? 0) > 1 && (
              <Button component={Link} to="/portal/choose" variant="subtle" size="compact-sm">
                Another
              </Button>
            )}
            <Button variant="subtle" size="compact-sm" onClick={() => void leave()}>
              Sign out
            </Button>
          </Group>
        </Group>
        <Group component="nav" gap="sm" aria-label="Places" mt="xs">
          {PLACES.map(({ to, label }) => (
            <Anchor
              key={to}
              component={Link}
              to={to}
              underline="never"
              py={4}
              activeOptions={{ exact: to === '/portal' }}
              activeProps={{ className: 'here', 'aria-current': 'page' }}
            >
              {label}
            </Anchor>
          ))}
        </Group>
      </Container>
      <Container component="main" id="main" size="md" py="md" tabIndex={-1}>
        <Outlet />
      </Container>
      <Container component="footer" size="md" py="lg">
        <Anchor component={Link} to="/portal/held" size="sm">
          What is held about you
        </Anchor>
      </Container>
    </>
  );
}
