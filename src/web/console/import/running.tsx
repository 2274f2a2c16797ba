/** An import on its way: how many rows are done with. It may be left. */
import { Progress, Stack, Text } from '@mantine/core';
import { countText } from '../../ui/format.ts';
import { percentOf } from './import-state.ts';

export function Running({ progress }: { readonly progress: Parameters<typeof percentOf>[0] }) {
  const { rowsRead, rowsBooked, rowsKnown, rowsRefused } = progress;
  const done = rowsBooked + rowsKnown + rowsRefused;
  const says = `${countText(done, 'row')} of ${countText(rowsRead, 'row')}`;
  return (
    <Stack gap="xs">
      <Progress.Root size="lg">
        <Progress.Section value={percentOf(progress)} aria-label={says} animated />
      </Progress.Root>
      <Text size="sm" c="dimmed" className="figure">
        {says}
      </Text>
      <Text size="sm">You may leave this page: it goes on, and is listed under Import.</Text>
    </Stack>
  );
}
