/** The state of an entry, in its word. */
import { Badge } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';

export type State = OutputOf<'entry.show'>['state'];

export const STATES: Readonly<Record<State, readonly [says: string, color: string]>> = {
  draft: ['Draft', 'gray'],
  waiting: ['Waiting', 'yellow'],
  posted: ['Posted', 'bank'],
  reversed: ['Reversed', 'red'],
};

export function StateBadge({ state }: { readonly state: State }) {
  const [says, color] = STATES[state];
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      tt="none"
      component="span"
      // Its word is never cut short.
      styles={{ label: { overflow: 'visible' } }}
    >
      {says}
    </Badge>
  );
}
