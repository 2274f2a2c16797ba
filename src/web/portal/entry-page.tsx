/** One piece of work: what it drew, and why, rule by rule. */
import { Badge, List, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Day, Hours } from '../ui/figures.tsx';
import { workName } from '../ui/joined.ts';
import { Page, Section, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useOperation } from '../ui/queries.ts';
import { Drew } from './work-list.tsx';

const route = getRouteApi('/shell/portal/entries/$entry');

export function EntryPage() {
  const { entry: id } = route.useParams();
  const { data, error } = useOperation('portal.why', { entry: id });
  if (data === undefined) {
    return (
      <Page title="Work">
        <Problem error={error} />
        {error === null && <Waiting height={420} />}
      </Page>
    );
  }
  const { entry, rules, blocks } = data;
  return (
    <Page title={workName(entry)}>
      <Section title="What was done">
        <Text>
          <Hours minutes={entry.workedMinutes} fw={700} /> on <Day day={entry.workedOn} />
          {entry.technician !== '' && ` by ${entry.technician}`}
          {entry.workType !== '' && `, ${entry.workType}`}{' '}
          {entry.state === 'reversed' && <Badge color="gray">taken back</Badge>}
        </Text>
        {entry.description !== '' && <Text>{entry.description}</Text>}
        <Drew entry={entry} />
      </Section>
      <Section title="Why it drew this">
        <List type="ordered" spacing="xs">
          {rules.map(({ rule, says }) => (
            <List.Item key={`${rule} ${says}`}>{says}</List.Item>
          ))}
        </List>
        {blocks.length > 0 && <Text fw={600}>Blocks that were looked at</Text>}
        <List spacing="xs">
          {blocks.map(({ block, name, verdict, minutes, leftMinutesBefore }) => (
            <List.Item key={block}>
              {name}: {VERDICTS[verdict]}
              {minutes > 0 && (
                <>
                  {' '}
                  (<Hours minutes={minutes} /> of <Hours minutes={leftMinutesBefore} />)
                </>
              )}
            </List.Item>
          ))}
        </List>
      </Section>
    </Page>
  );
}

const VERDICTS = {
  drawn: 'drawn from',
  would_be_drawn: 'would be drawn from',
  out_of_scope: 'is for other kinds of work',
  bought_later: 'was bought later',
  expired: 'had expired',
  used_up: 'was used up',
  not_open: 'was not paid',
  not_needed: 'was not needed: older hours go first',
} as const;
