/** The trial: what would be booked; and then the import itself. */
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { countText } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { toldAt } from '../../ui/told-at.ts';
import { useMay } from '../shell/session.ts';
import { stateOf } from './import-state.ts';
import { type Imported, Outcome } from './outcome.tsx';
import { type Mapping, mappingToSend, type Reading } from './reading.ts';
import { Running } from './running.tsx';

const LOOK_MILLISECONDS = 1000;

type Props = {
  readonly file: File;
  readonly reading: Reading;
  readonly given: Partial<Mapping> | null;
  readonly onLeave: () => void;
};

type Asked = {
  readonly source: string;
  readonly addClients: boolean;
  readonly addWorkTypes: boolean;
};

export function Trial({ file, reading, given, onLeave }: Props) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked>({
    source: reading.format?.toLowerCase() ?? 'import',
    addClients: may('clients:write'),
    addWorkTypes: may('catalogue:write'),
  });
  const [tried, setTried] = useState<Imported | null>(null);
  const { run, isBusy, isReal, error } = useRun(file, reading, given, asked, setTried);
  const told = toldAt(error, ['source']);
  const change = (more: Partial<Asked>): void => {
    setAsked({ ...asked, ...more });
    // What was tried with other answers says nothing any more.
    setTried(null);
  };
  return (
    <>
      <Section title="Try it">
        <Stack gap="sm">
          <Asking reading={reading} asked={asked} error={told.at.source} onChange={change} />
          <Problem error={told.rest} />
          <Group>
            <Button
              variant={tried === null ? 'filled' : 'default'}
              disabled={reading.open !== null}
              loading={isBusy && !isReal}
              onClick={() => run(true)}
            >
              See what would come of it
            </Button>
            <Button variant="default" onClick={onLeave}>
              Leave it
            </Button>
          </Group>
          {reading.open !== null && (
            <Text size="sm" c="dimmed">
              First settle what is open above.
            </Text>
          )}
        </Stack>
      </Section>
      {tried !== null && (
        <>
          <Outcome outcome={tried} />
          <ForReal tried={tried} isRunning={isBusy && isReal} onRun={() => run(false)} />
        </>
      )}
    </>
  );
}

function Asking({
  reading,
  asked: { source, addClients, addWorkTypes },
  error,
  onChange,
}: {
  readonly reading: Reading;
  readonly asked: Asked;
  /** What is wrong with where it is from. */
  readonly error: string | undefined;
  readonly onChange: (more: Partial<Asked>) => void;
}) {
  const may = useMay();
  return (
    <>
      {reading.kind === 'entries' && (
        <TextInput
          maw="24rem"
          label="Where it is from"
          description="An entry of the same place and id is the same entry, and never booked twice"
          value={source}
          error={error}
          onChange={({ currentTarget }) => onChange({ source: currentTarget.value })}
        />
      )}
      {may('clients:write') && (
        <Checkbox
          label="Add clients that are not there yet"
          checked={addClients}
          onChange={({ currentTarget }) => onChange({ addClients: currentTarget.checked })}
        />
      )}
      {may('catalogue:write') && (
        <Checkbox
          label="Add work types that are not there yet, of weight 1"
          checked={addWorkTypes}
          onChange={({ currentTarget }) => onChange({ addWorkTypes: currentTarget.checked })}
        />
      )}
    </>
  );
}

const AFTER = {
  entries: 'Entries are posted and draw blocks; each can be reversed later, none deleted.',
  blocks: 'Blocks are kept as paid, and can be drawn on at once.',
} as const;

function ForReal({
  tried: { kind, fileName, rowsBooked },
  isRunning,
  onRun,
}: {
  readonly tried: Imported;
  readonly isRunning: boolean;
  readonly onRun: () => void;
}) {
  const rows = countText(rowsBooked, 'row');
  return (
    <Section title="Import it">
      <Text>
        {rowsBooked === 0 ? 'Nothing would be booked.' : `${rows} would be booked. ${AFTER[kind]}`}
      </Text>
      {isRunning && <Begun fileName={fileName} />}
      <div>
        <Button disabled={rowsBooked === 0} loading={isRunning} onClick={onRun}>
          Import {rows}
        </Button>
      </div>
    </Section>
  );
}

/** Runs a trial, or the import itself, which is then shown on a page of its own. */
function useRun(
  file: File,
  reading: Reading,
  given: Partial<Mapping> | null,
  { source, ...adds }: Asked,
  onTried: (tried: Imported) => void,
) {
  const navigate = useNavigate();
  const [isReal, setReal] = useState(false);
  const done = (outcome: Imported): void => {
    if (outcome.id === null) onTried(outcome);
    else void navigate({ to: '/import/$import', params: { import: outcome.id } });
  };
  const blocks = useWrite('import.blocks', done);
  const entries = useWrite('import.entries', done);
  const run = (dryRun: boolean): void => {
    setReal(!dryRun);
    const input = { fileName: file.name, dryRun, ...adds };
    const mapping = mappingToSend(reading, given);
    if (reading.kind === 'blocks') blocks.mutate({ input, file });
    else {
      const more = { source, ...(mapping === undefined ? {} : { mapping }) };
      entries.mutate({ input: { ...input, ...more }, file });
    }
  };
  return {
    run,
    isReal,
    isBusy: blocks.isPending || entries.isPending,
    error: blocks.error ?? entries.error,
  };
}

/** The import that has just begun: the newest of this name that runs. */
function Begun({ fileName }: { readonly fileName: string }) {
  const { data } = useOperation(
    'import.list',
    { limit: 5 },
    { everyMilliseconds: LOOK_MILLISECONDS },
  );
  const begun = data?.items.find(
    (each) => each.fileName === fileName && stateOf(each).state === 'running',
  );
  return begun === undefined ? <Text>The file is being read …</Text> : <Running progress={begun} />;
}
