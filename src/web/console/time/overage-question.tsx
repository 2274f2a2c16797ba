/** Posting what waits as overage, after its figure was told. */
import { Button, Group, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { worthText } from './draw-words.ts';
import { PreviewSentence } from './preview-line.tsx';

type Entry = OutputOf<'entry.show'>;

export function OverageQuestion({
  entry,
  onDone,
}: {
  readonly entry: Entry;
  readonly onDone: () => void;
}) {
  const { id, version, clientName, currency } = entry;
  const post = useWrite('entry.post', onDone);
  const { data, error } = useOperation(
    'entry.preview-posting',
    { entry: id, asOverage: true },
    // Once it is posted, there is nothing to look ahead to.
    { enabled: post.isIdle || post.isError },
  );
  const outcome = data?.entry.outcome ?? null;
  const isOverage = outcome !== null && outcome.overageMinutes > 0;
  return (
    <>
      <Text size="sm">
        It waits for nothing, and what no block covers stands on the next invoice to {clientName}.
      </Text>
      {data !== undefined && <PreviewSentence preview={data} />}
      <Problem error={error ?? post.error} />
      <Group>
        <Button
          disabled={outcome === null}
          loading={post.isPending}
          onClick={() => post.mutate({ input: { entry: id, version, asOverage: true } })}
        >
          {isOverage && outcome.overageValue !== null
            ? `Post it: ${worthText(outcome.overageValue, currency)} of overage`
            : 'Post it'}
        </Button>
        <Button variant="default" onClick={onDone}>
          Let it wait
        </Button>
      </Group>
    </>
  );
}
