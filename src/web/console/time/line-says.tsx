/** What the line was taken for, and what it leaves open: told at once, never guessed. */
import { Button, Group, Text } from '@mantine/core';
import { useClients } from './firm-facts.ts';
import type { Line, Meant, Named } from './line.ts';
import type { TypedEntry } from './typed-entry.ts';

const MOST_CHOICES = 8;

export function LineSays({
  line,
  meant,
  typed,
  onChoose,
}: {
  readonly line: string;
  readonly meant: Line;
  readonly typed: TypedEntry;
  readonly onChoose: (field: 'client' | 'workType', value: string) => void;
}) {
  const isKnown = useClients() !== null;
  const isEmpty = line.trim() === '';
  const noClient = isKnown && !isEmpty && meant.client.kind === 'nothing' && typed.client === '';
  return (
    <div role="status">
      {typed.client === '' && (
        <Choices meant={meant.client} onChoose={({ id }) => onChoose('client', id)} />
      )}
      {noClient && (
        <Text size="sm" c="dimmed">
          No client’s name begins like this line: write on, or choose the client below.
        </Text>
      )}
      {meant.workType.kind === 'several' && (
        <Choices meant={meant.workType} onChoose={({ name }) => onChoose('workType', name)} />
      )}
    </div>
  );
}

function Choices({
  meant,
  onChoose,
}: {
  readonly meant: Meant<Named>;
  readonly onChoose: (item: Named) => void;
}) {
  if (meant.kind !== 'several') return null;
  const { items, typed } = meant;
  return (
    <Group gap="xs">
      <Text size="sm">“{typed}” may be</Text>
      {items.slice(0, MOST_CHOICES).map((item) => (
        <Button key={item.id} size="compact-sm" variant="default" onClick={() => onChoose(item)}>
          {item.name}
        </Button>
      ))}
      {items.length > MOST_CHOICES && (
        <Text size="sm" c="dimmed">
          and {items.length - MOST_CHOICES} more: write on
        </Text>
      )}
    </Group>
  );
}
