/** One import: how far it has come, and what came of it. */
import { Anchor, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { momentText } from '../../ui/format.ts';
import { Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { stateOf } from './import-state.ts';
import { Outcome } from './outcome.tsx';
import { Running } from './running.tsx';

const route = getRouteApi('/shell/import/$import');
const LOOK_MILLISECONDS = 1000;

export function ImportShowPage() {
  const { import: id } = route.useParams();
  const first = useOperation('import.show', { import: id });
  const runs = first.data !== undefined && stateOf(first.data).state === 'running';
  const { data, error } = useOperation(
    'import.show',
    { import: id },
    runs ? { everyMilliseconds: LOOK_MILLISECONDS } : {},
  );
  return (
    <Page
      title={data?.fileName ?? 'Import'}
      actions={
        <Anchor component={Link} to="/import">
          All imports
        </Anchor>
      }
    >
      <Problem error={error} />
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && (
        <>
          <Text c="dimmed">
            {data.kind === 'blocks' ? 'Blocks' : 'Time worked'}, started{' '}
            {momentText(data.startedAt)}
          </Text>
          {stateOf(data).state === 'running' && (
            <Section title="Running">
              <Running progress={data} />
            </Section>
          )}
          {stateOf(data).state === 'interrupted' && (
            <Section title="Interrupted">
              <Text>
                It stopped before its end, most likely because the program was ended. What is booked
                stays. Import the same file again: it goes on with the rest and books nothing twice.
              </Text>
            </Section>
          )}
          <Outcome outcome={data} />
        </>
      )}
    </Page>
  );
}
