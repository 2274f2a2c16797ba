/** What stands beside the form of an invoice: the button that issues it, and what it will be. */
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** The button stands first: what is told below it must not move it. */
export function InvoiceAside({
  toBe,
  children,
}: {
  readonly toBe: ReactNode;
  /** How the form ends. */
  readonly children: ReactNode;
}) {
  return (
    <Stack className="stays">
      {children}
      {toBe}
    </Stack>
  );
}
