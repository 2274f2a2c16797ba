/** Says when somebody else has signed in in this browser, and offers to go on as them. */
import { Button, Group, Paper, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { isAnothers, onAnothers } from './opened-for.ts';

export function Another() {
  const isShown = useSyncExternalStore(onAnothers, isAnothers);
  if (!isShown) return null;
  return (
    <Paper shadow="md" p="sm" withBorder role="alert">
      <Text size="sm">
        Somebody else is signed in in this browser by now. What you typed here is kept, and nothing
        of it is done as them. Sign in as yourself in another tab and go on here; or load this page
        anew to go on as them.
      </Text>
      <Group justify="flex-end" mt="xs">
        <Button size="xs" variant="default" onClick={() => location.reload()}>
          Load anew
        </Button>
      </Group>
    </Paper>
  );
}
