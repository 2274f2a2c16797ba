/** Entries that wait: for what, since when, and the decision to post them as overage. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import './time.css';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Day, Hours } from '../../ui/figures.tsx';
import { Empty, More, Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { EntryLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { EntryAbout } from './entry-about.tsx';
import { OverageQuestion } from './overage-question.tsx';
import { DrawSentence, ToneBadge } from './preview-line.tsx';
import { TimePlaces } from './time-places.tsx';

type Entry = OutputOf<'entry.show'>;

export function WaitingPage() {
  const may = useMay();
  const list = useList('entry.list', { state: 'waiting' });
  const [asked, setAsked] = useState<Entry | null>(null);
  return (
    <Page title="Time" tabTitle="Waiting entries" actions={<TimePlaces />}>
      <Section title="Waiting entries">
        <Text size="sm" c="dimmed">
          Each is posted by itself as soon as what it waits for is there. Whoever decides not to
          wait posts it as overage.
        </Text>
        <Problem error={list.isRead ? null : list.error} />
        {!list.isRead && list.error === null && <Waiting />}
        {list.isRead && list.items.length === 0 && (
          <Empty says="Nothing waits. Work that an unpaid block would cover, or that finds no hours where the policy holds it, waits here." />
        )}
        <ul className="items">
          {list.items.map((entry) => (
            <WaitingItem
              key={entry.id}
              entry={entry}
              onAsk={may('entries:post') ? () => setAsked(entry) : null}
            />
          ))}
        </ul>
        <More list={list} />
      </Section>
      <Dialog title="Post it as overage?" isOpen={asked !== null} onClose={() => setAsked(null)}>
        {asked !== null && <OverageQuestion entry={asked} onDone={() => setAsked(null)} />}
      </Dialog>
    </Page>
  );
}

function WaitingItem({
  entry,
  onAsk,
}: {
  readonly entry: Entry;
  readonly onAsk: (() => void) | null;
}) {
  const { id, outcome, workedMinutes, workedOn } = entry;
  return (
    <li>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 16rem" miw={0}>
          <Text fw={600}>
            <EntryLink entry={id}>
              <Hours minutes={workedMinutes} />
            </EntryLink>{' '}
            <Text span size="sm" c="dimmed" fw={400}>
              <Day day={workedOn} />
            </Text>
          </Text>
          <EntryAbout entry={entry} />
          {outcome !== null && (
            <Group gap="xs" align="baseline">
              <ToneBadge outcome={outcome} />
              <Text size="sm" flex="1 1 12rem">
                <DrawSentence entry={entry} outcome={outcome} />.
              </Text>
            </Group>
          )}
        </Stack>
        {onAsk !== null && (
          <Button size="xs" variant="default" onClick={onAsk}>
            Post as overage…
          </Button>
        )}
      </Group>
    </li>
  );
}
