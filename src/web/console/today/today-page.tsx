/** What needs somebody today, the worst first; what is all right is told in one line. */
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { weekdayText } from '../../ui/format.ts';
import { Empty, Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { ButtonLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { DayFigures } from './day-figures.tsx';
import { MONEY_PARTS } from './money-parts.tsx';
import { WORK_PARTS } from './work-parts.tsx';

const EVERY_MILLISECONDS = 60_000;

export function TodayPage() {
  const { data, error, refetch } = useOperation(
    'today.show',
    {},
    { everyMilliseconds: EVERY_MILLISECONDS },
  );
  return (
    <Page title="Today">
      {data === undefined ? (
        error === null ? (
          <Waiting height={640} />
        ) : (
          <Problem error={error} again={() => void refetch()} />
        )
      ) : (
        <Day day={data} />
      )}
    </Page>
  );
}

type Told = OutputOf<'today.show'>;

function Day({ day }: { readonly day: Told }) {
  const isQuiet = day.owed?.length === 0;
  const { data: clients } = useOperation('client.list', { limit: 1 }, { enabled: isQuiet });
  if (isQuiet && clients?.items.length === 0) return <Beginning />;
  const columns = [WORK_PARTS, MONEY_PARTS]
    .map((parts) => parts.filter(({ count }) => (count(day) ?? 0) > 0))
    .filter((parts) => parts.length > 0);
  const quiet = [...WORK_PARTS, ...MONEY_PARTS].filter(({ count }) => count(day) === 0);
  return (
    <Stack gap="lg">
      <Text c="dimmed" mt="-md">
        {weekdayText(day.today)}
      </Text>
      <DayFigures day={day} />
      <SimpleGrid cols={{ base: 1, lg: columns.length }} spacing="lg">
        {columns.map((column) => (
          <Stack key={column[0]?.name} gap="lg">
            {column.map(({ name, Part }) => (
              <Part key={name} day={day} />
            ))}
          </Stack>
        ))}
      </SimpleGrid>
      {quiet.length > 0 && (
        <Text c="dimmed">
          {columns.length === 0 && 'All is well. '}
          {quiet.map(({ quiet: says }) => says).join(' ')}
        </Text>
      )}
    </Stack>
  );
}

/** There is no client yet. */
function Beginning() {
  const may = useMay();
  return (
    <Section title="Begin here">
      <Empty says="What waits, runs dry, expires or is overdue will stand here. First there must be somebody who buys hours.">
        <Group gap="sm">
          {may('clients:write') && (
            <ButtonLink to="/clients" search={{ add: true }}>
              Add a client
            </ButtonLink>
          )}
          {may('imports:write') && (
            <ButtonLink to="/import" variant="default">
              Import from a file
            </ButtonLink>
          )}
          <ButtonLink to="/welcome" variant="default">
            First steps, and the demo firm
          </ButtonLink>
        </Group>
      </Empty>
    </Section>
  );
}
