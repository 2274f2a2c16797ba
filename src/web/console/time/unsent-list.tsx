/** What was logged and is not answered yet, or was refused: never silently lost. */
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Day, Hours } from '../../ui/figures.tsx';
import { hoursText, momentText } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { sentence } from '../../ui/problem.tsx';
import type { UnsentEntry } from './typed-entry.ts';
import { useUnsent } from './unsent-entries.ts';

export function UnsentList({ onEdit }: { readonly onEdit: (unsent: UnsentEntry) => void }) {
  const { list, send, drop } = useUnsent();
  const [thrown, setThrown] = useState<UnsentEntry | null>(null);
  if (list.length === 0) return null;
  const waiting = list.filter(({ refusal }) => refusal === null).length;
  return (
    <Section
      title="Not sent yet"
      actions={
        waiting > 0 && (
          <Button variant="default" size="xs" onClick={() => void send()}>
            Try now
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        Kept in this browser, and sent by itself once the server answers. Nothing is booked twice.
      </Text>
      <ul className="items">
        {list.map((unsent) => (
          <UnsentItem key={unsent.key} unsent={unsent} onEdit={onEdit} onThrow={setThrown} />
        ))}
      </ul>
      <Dialog title="Throw it away?" isOpen={thrown !== null} onClose={() => setThrown(null)}>
        {thrown !== null && (
          <Thrown
            unsent={thrown}
            onThrow={() => {
              drop(thrown.key);
              setThrown(null);
            }}
          />
        )}
      </Dialog>
    </Section>
  );
}

function UnsentItem({
  unsent,
  onEdit,
  onThrow,
}: {
  readonly unsent: UnsentEntry;
  readonly onEdit: (unsent: UnsentEntry) => void;
  readonly onThrow: (unsent: UnsentEntry) => void;
}) {
  const { input, clientName, refusal, keptAt } = unsent;
  return (
    <li>
      <Group justify="space-between" align="flex-start">
        <Stack gap={2} flex="1 1 14rem">
          <Text size="sm">
            <Badge
              variant="light"
              color={refusal === null ? 'yellow' : 'red'}
              radius="sm"
              tt="none"
              miw="fit-content"
              component="span"
            >
              {refusal === null ? 'Not sent yet' : 'Refused'}
            </Badge>{' '}
            <strong>
              <Hours minutes={input.minutes ?? 0} />
            </strong>{' '}
            for {clientName}, {input.workType}, <Day day={input.workedOn ?? ''} />,{' '}
            {input.post === true ? 'to be posted' : 'as a draft'}
          </Text>
          <Text size="sm" c="dimmed">
            {input.description}
          </Text>
          <Text size="xs" c={refusal === null ? 'dimmed' : 'var(--mantine-color-error)'}>
            {refusal === null ? `Logged ${momentText(keptAt)}` : sentence(refusal)}
          </Text>
        </Stack>
        <Group gap="xs">
          {refusal !== null && (
            <Button size="xs" onClick={() => onEdit(unsent)}>
              Put it right
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => onThrow(unsent)}>
            Throw away
          </Button>
        </Group>
      </Group>
    </li>
  );
}

function Thrown({
  unsent,
  onThrow,
}: {
  readonly unsent: UnsentEntry;
  readonly onThrow: () => void;
}) {
  const { input, clientName, refusal } = unsent;
  return (
    <>
      <Text size="sm">
        {hoursText(input.minutes ?? 0)} for {clientName} will be kept nowhere.
        {refusal === null &&
          ' If the server had taken it before it fell silent, it stands among the entries already.'}
      </Text>
      <Group>
        <Button color="red.9" onClick={onThrow}>
          Throw {hoursText(input.minutes ?? 0)} away
        </Button>
      </Group>
    </>
  );
}
