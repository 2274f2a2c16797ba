/** Who is signed in; to another firm, to light or dark, and out. */
import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from './session.ts';
import { SignOutQuestion, useSignOut } from './sign-out.tsx';

export function PersonMenu() {
  const session = useSession();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const name = session?.account?.name ?? '';
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            aria-label={`${initialsOf(name)}, ${name}`}
          >
            {initialsOf(name)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{name}</Menu.Label>
          {(session?.firms.length ?? 0) > 1 && (
            <Menu.Item onClick={() => void navigate({ to: '/choose-firm', search: {} })}>
              Another firm
            </Menu.Item>
          )}
          <Menu.Item onClick={() => void navigate({ to: '/settings/you' })}>
            You and your password
          </Menu.Item>
          <Menu.Divider />
          {(['light', 'dark', 'auto'] as const).map((scheme) => (
            <Menu.Item
              key={scheme}
              onClick={() => setColorScheme(scheme)}
              aria-current={colorScheme === scheme}
            >
              {SCHEMES[scheme]}
              {colorScheme === scheme ? ' ✓' : ''}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={signOut.ask}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SignOutQuestion signOut={signOut} />
    </>
  );
}

const SCHEMES = { light: 'Light', dark: 'Dark', auto: 'As the system' } as const;

function initialsOf(name: string): string {
  const letters = name.split(' ').map((word) => word.charAt(0).toUpperCase());
  return letters.slice(0, 2).join('') || '–';
}
