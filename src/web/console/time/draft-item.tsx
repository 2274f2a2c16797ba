/** A draft in the list: what it would draw, and the button that posts it. */
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Refused } from '../../ui/client.ts';
import { Day, Hours } from '../../ui/figures.tsx';
import { hoursText } from '../../ui/format.ts';
import { Problem, sentence } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { EntryLink } from '../shell/links.tsx';
import { EntryAbout } from './entry-about.tsx';
import { PreviewSentence } from './preview-line.tsx';

type Entry = OutputOf<'entry.show'>;

export function DraftItem({
  entry,
  isChosen,
  onPosted,
  onChoose,
}: {
  readonly entry: Entry;
  readonly isChosen: boolean;
  readonly onPosted: (entry: Entry) => void;
  /** Null where the person may not post. */
  readonly onChoose: ((isChosen: boolean) => void) | null;
}) {
  const { id, version, workedMinutes, clientName, workedOn } = entry;
  const post = useWrite('entry.post', onPosted);
  return (
    <li>
      <Group align="flex-start" wrap="nowrap" gap="sm">
        {onChoose !== null && (
          <Checkbox
            mt={2}
            aria-label={`Choose ${hoursText(workedMinutes)} for ${clientName}`}
            checked={isChosen}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
        )}
        <Stack gap={4} flex={1} miw={0}>
          <Group justify="space-between" align="flex-start" gap="xs">
            <Text fw={600}>
              <EntryLink entry={id}>
                <Hours minutes={workedMinutes} />
              </EntryLink>{' '}
              <Text span size="sm" c="dimmed" fw={400}>
                <Day day={workedOn} />
              </Text>
            </Text>
            {onChoose !== null && (
              <Button
                size="xs"
                variant="default"
                loading={post.isPending}
                onClick={() => post.mutate({ input: { entry: id, version } })}
              >
                Post
              </Button>
            )}
          </Group>
          <EntryAbout entry={entry} />
          <DraftPreview entry={id} />
          <Problem error={post.error} />
        </Stack>
      </Group>
    </li>
  );
}

const GONE: ReadonlySet<string> = new Set(['entry_state', 'not_found']);

/** What posting a draft would do; keeps its place while it is looked at. */
export function DraftPreview({ entry }: { readonly entry: string }) {
  const { data, error } = useOperation('entry.preview-posting', { entry });
  // It was posted or discarded a moment ago: the list is being read anew.
  const isGone = error instanceof Refused && GONE.has(error.code);
  return (
    <div className="preview">
      {data !== undefined && error === null && <PreviewSentence preview={data} />}
      {error !== null && !isGone && (
        <Text size="sm" c="var(--mantine-color-error)">
          {sentence(error.message)}
        </Text>
      )}
    </div>
  );
}
