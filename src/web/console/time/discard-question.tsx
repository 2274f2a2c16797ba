/** Discarding a draft, or what waits, after its figure was told. */
import { Button, Group, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { dayText, hoursText } from '../../ui/format.ts';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';

export function DiscardQuestion({
  entry: { id, workedMinutes, clientName, workedOn },
  onDone,
}: {
  readonly entry: OutputOf<'entry.show'>;
  readonly onDone: () => void;
}) {
  const discard = useWrite('entry.discard', onDone);
  return (
    <>
      <Text size="sm">
        {hoursText(workedMinutes)} for {clientName} on {dayText(workedOn)} will be gone, and cannot
        be brought back. It has drawn nothing, so no block changes.
      </Text>
      <Problem error={discard.error} />
      <Group>
        <Button
          color="red.9"
          loading={discard.isPending}
          onClick={() => discard.mutate({ input: { entry: id } })}
        >
          Discard {hoursText(workedMinutes)}
        </Button>
      </Group>
    </>
  );
}
