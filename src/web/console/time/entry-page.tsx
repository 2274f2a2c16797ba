/** An entry: what it is, what it drew from which block, why, and what can be done about it. */
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import './time.css';
import { hoursText } from '../../ui/format.ts';
import { Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { EntryActs } from './entry-acts.tsx';
import { EntryDrawn } from './entry-drawn.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { EntryWhy } from './entry-why.tsx';
import { StateBadge } from './state-badge.tsx';
import { TimePlaces } from './time-places.tsx';

const route = getRouteApi('/shell/time/entries/$entry');

export function EntryPage() {
  const { entry: id } = route.useParams();
  const { data: why, error, refetch } = useOperation('entry.why', { entry: id });
  // What stood here before belongs to another entry.
  const told = why?.entry.id === id.toLowerCase() ? why : undefined;
  if (told === undefined) {
    return (
      <Page title="Entry" actions={<TimePlaces />}>
        <Problem error={error} again={() => void refetch()} />
        {error === null && <Waiting height={480} />}
      </Page>
    );
  }
  const { entry } = told;
  return (
    <Page
      title={`${hoursText(entry.workedMinutes)} for ${entry.clientName}`}
      actions={<TimePlaces />}
    >
      <Group gap="sm">
        <StateBadge state={entry.state} />
        {entry.description !== '' && <Text>{entry.description}</Text>}
      </Group>
      <EntryActs key={entry.id} entry={entry} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack gap="md">
          <Section title="What it drew">
            <EntryDrawn entry={entry} />
          </Section>
          <Section title="What it is">
            <EntryFacts entry={entry} correctedBy={told.correctedBy} />
          </Section>
        </Stack>
        <Section title="Why">
          <EntryWhy why={told} />
        </Section>
      </SimpleGrid>
    </Page>
  );
}
