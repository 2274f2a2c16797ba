/** Asks before a key is revoked, and says what then stops. */
import { Button, Group, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { momentText } from '../../ui/format.ts';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';

type Key = OutputOf<'key.list'>['items'][number];

export function RevokeQuestion({
  apiKey: { id, name, lastUsedAt },
  onDone,
}: {
  readonly apiKey: Key;
  readonly onDone: () => void;
}) {
  const revoke = useWrite('key.revoke', onDone);
  return (
    <Stack>
      <Text>
        Every program that uses {name} is refused from now on.{' '}
        {lastUsedAt === null
          ? 'None has used it yet.'
          : `It was used last on ${momentText(lastUsedAt)}.`}{' '}
        This cannot be undone: a new key would be needed.
      </Text>
      <Problem error={revoke.error} />
      <Group>
        <Button
          color="red.9"
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ input: { key: id } })}
        >
          Revoke the key
        </Button>
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
      </Group>
    </Stack>
  );
}
