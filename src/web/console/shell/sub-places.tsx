/** Where one can go within a part of the console. */
import { Button, Group } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';

type SubPlace = { readonly to: string; readonly label: string };

export function SubPlaces({
  label,
  places,
}: {
  readonly label: string;
  readonly places: readonly SubPlace[];
}) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <Group component="nav" gap={4} aria-label={label}>
      {places.map((place) => {
        const isHere = path === place.to;
        return (
          <Button
            key={place.to}
            component={Link}
            to={place.to}
            size="compact-sm"
            variant={isHere ? 'light' : 'subtle'}
            color={isHere ? 'bank' : 'gray'}
            {...(isHere ? { 'aria-current': 'page' } : { c: 'var(--mantine-color-text)' })}
          >
            {place.label}
          </Button>
        );
      })}
    </Group>
  );
}
