/** The way of one file: what it is taken for, how its columns are meant, the trial, the import. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem, sentence } from '../../ui/problem.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { FirstRows } from './first-rows.tsx';
import { type Mapping, type Reading, useReading } from './reading.ts';
import { Trial } from './trial.tsx';
import { WritingChoice } from './writing-choice.tsx';

export function FileFlow({ file, onLeave }: { readonly file: File; readonly onLeave: () => void }) {
  const [given, setGiven] = useState<Partial<Mapping> | null>(null);
  const [isByHand, setByHand] = useState(false);
  const { data: reading, error } = useReading(file, given);
  const other = (
    <Button variant="default" size="xs" onClick={onLeave}>
      Another file
    </Button>
  );
  const settle = (more: Partial<Mapping>): void => setGiven({ ...given, ...more });
  if (reading === undefined) {
    return (
      <Section title={file.name} actions={other}>
        <Problem error={error} />
        {error === null && <Waiting height={200} />}
      </Section>
    );
  }
  const isMapped = reading.kind !== 'blocks' && reading.mapping !== null;
  const showsColumns = isMapped && (isByHand || reading.format === null);
  return (
    <>
      <Section title={file.name} actions={other}>
        <Text fw={600} role="status">
          {takenFor(reading)}
        </Text>
        <Problem error={error} />
        {reading.open !== null && (
          <Text c="var(--mantine-color-error)">{sentence(reading.open)}</Text>
        )}
        <FirstRows reading={reading} />
        <Group>
          {isMapped && !showsColumns && (
            <Button variant="default" size="xs" onClick={() => setByHand(true)}>
              Say which column is what
            </Button>
          )}
        </Group>
        {isMapped && <WritingChoice reading={reading} onSettle={settle} />}
      </Section>
      {showsColumns && reading.mapping !== null && (
        <ColumnChoice reading={reading} mapping={reading.mapping} onSettle={settle} />
      )}
      {reading.kind !== null && (
        <Trial
          // What was tried with other columns says nothing any more.
          key={JSON.stringify(given)}
          file={file}
          reading={reading}
          given={given}
          onLeave={onLeave}
        />
      )}
    </>
  );
}

function takenFor({ kind, format }: Reading): string {
  if (kind === 'blocks') return 'Blocks sold, with a column for each thing that is needed.';
  if (format === 'Hourbank') return 'Time worked, with the headings of Hourbank itself.';
  if (format !== null) return `Time worked, as ${format} exports it.`;
  if (kind === 'entries') return 'Time worked. Look whether the columns are meant so:';
  return 'Not a file that is known here. Say which column is what:';
}
