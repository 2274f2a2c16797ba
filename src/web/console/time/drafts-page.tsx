/** Drafts to post: what each would draw, one posted or many, and what came of it. */
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import './time.css';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText, hoursText } from '../../ui/format.ts';
import { Empty, More, Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList, useWrite } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { DraftItem } from './draft-item.tsx';
import { EntryFilters } from './entry-filters.tsx';
import { PostedMany } from './posted-many.tsx';
import type { EntryFilter } from './search.ts';
import { TimePlaces } from './time-places.tsx';

type Entry = OutputOf<'entry.show'>;
type Result = OutputOf<'entry.post-many'>;

const A_PAGE = 20;

export function DraftsPage() {
  const may = useMay();
  const mayPost = may('entries:post');
  const [filter, setFilter] = useState<EntryFilter>({});
  const list = useList('entry.list', { ...given(filter), state: 'draft', limit: A_PAGE });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [result, setResult] = useState<Result | null>(null);
  const postMany = useWrite('entry.post-many', (output) => {
    setResult(output);
    setChosen(new Set());
  });
  // What was posted meanwhile, here or elsewhere, is chosen no more.
  const those = list.items.filter(({ id }) => chosen.has(id));
  const choose = (ids: readonly string[], isChosen: boolean): void =>
    setChosen(
      (before) =>
        new Set(isChosen ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))),
    );
  return (
    <Page title="Time" tabTitle="Drafts to post" actions={<TimePlaces />}>
      <PostedMany result={result} drafts={list.items} />
      <Section title="Drafts to post">
        <EntryFilters filter={filter} onFilter={setFilter} hasState={false} />
        <Problem error={list.isRead ? null : list.error} />
        {!list.isRead && list.error === null && <Waiting />}
        {list.isRead && list.items.length === 0 && (
          <Empty says="There are no drafts here: all that was logged is posted. What you log as a draft, and what a timer leaves, waits here until it is posted." />
        )}
        {mayPost && list.items.length > 0 && (
          <PostBar
            all={list.items}
            chosen={those}
            isBusy={postMany.isPending}
            onAll={(isChosen) =>
              choose(
                list.items.map(({ id }) => id),
                isChosen,
              )
            }
            onPost={() => postMany.mutate({ input: { entries: those.map(({ id }) => id) } })}
          />
        )}
        <Problem error={postMany.error} />
        <ul className="items">
          {list.items.map((entry) => (
            <DraftItem
              key={entry.id}
              entry={entry}
              isChosen={chosen.has(entry.id)}
              onPosted={(posted) => setResult({ posted: [posted], refused: [] })}
              onChoose={mayPost ? (isChosen) => choose([entry.id], isChosen) : null}
            />
          ))}
        </ul>
        <More list={list} />
      </Section>
    </Page>
  );
}

function given(filter: EntryFilter): { client?: string; technician?: string } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function PostBar({
  all,
  chosen,
  isBusy,
  onAll,
  onPost,
}: {
  readonly all: readonly Entry[];
  readonly chosen: readonly Entry[];
  readonly isBusy: boolean;
  readonly onAll: (isChosen: boolean) => void;
  readonly onPost: () => void;
}) {
  const minutes = chosen.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0);
  return (
    <Group justify="space-between">
      <Checkbox
        label={`All ${countText(all.length, 'draft')} shown`}
        checked={chosen.length === all.length}
        indeterminate={chosen.length > 0 && chosen.length < all.length}
        onChange={({ currentTarget }) => onAll(currentTarget.checked)}
      />
      <Group gap="sm">
        <Text size="sm" c="dimmed">
          Each line tells what it draws if it is posted first.
        </Text>
        <Button disabled={chosen.length === 0} loading={isBusy} onClick={onPost}>
          {chosen.length === 0
            ? 'Post the chosen'
            : `Post ${countText(chosen.length, 'draft')}, ${hoursText(minutes)}`}
        </Button>
      </Group>
    </Group>
  );
}
