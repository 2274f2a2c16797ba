/** What is to be seen to of a client, the worst first. */
import { Badge, Group } from '@mantine/core';
import { TROUBLES, type Trouble } from './search.ts';

export function TroubleBadges({ troubles }: { readonly troubles: readonly Trouble[] }) {
  return (
    <Group gap={4}>
      {troubles.map((trouble) => (
        <Badge key={trouble} variant="light" color={TROUBLES[trouble].color}>
          {TROUBLES[trouble].says}
        </Badge>
      ))}
    </Group>
  );
}
