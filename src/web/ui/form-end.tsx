/** How a form ends: what went wrong as a whole, and the button. */
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from './problem.tsx';

export function FormEnd({
  button,
  isBusy,
  problem,
  children,
}: {
  readonly button: string;
  readonly isBusy: boolean;
  readonly problem: Error | null;
  /** Other buttons, after the one that does it. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      <Problem error={problem} />
      <Group gap="sm" mt="xs">
        <Button type="submit" loading={isBusy}>
          {button}
        </Button>
        {children}
      </Group>
    </>
  );
}
