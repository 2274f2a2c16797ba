/** What stands around each page of the console: where one can go, the timer, and who is here. */
import { Anchor, AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useWhenChanged } from '../../ui/when-changed.ts';
import { PaletteButton } from '../palette/palette-button.tsx';
import { TimerBadge } from '../time/timer-badge.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PLACES } from './places.ts';
import { useMay, useSession } from './session.ts';

export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const may = useMay();
  const session = useSession();
  const firm = session?.firms.find((each) => each.firm === session.firm);
  // Where the page changes, the menu of a small screen has done its work.
  useWhenChanged(path, close);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className="skip" href="#main">
        To the page
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
            />
            <Anchor component={Link} to="/" underline="never" fw={700} c="inherit" truncate>
              Hourbank
            </Anchor>
            <Text size="sm" c="dimmed" truncate visibleFrom="sm">
              {firm?.name ?? ''}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <PaletteButton />
            <TimerBadge />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Places" style={{ overflowY: 'auto' }}>
        {PLACES.filter(({ permission }) => may(permission)).map(({ to, label }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={label}
            active={to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)}
            {...(path === to ? { 'aria-current': 'page' } : {})}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
