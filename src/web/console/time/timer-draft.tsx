/** The draft that a timer left: what posting it would do, and the button for it. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { hoursText } from '../../ui/format.ts';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import { EntryLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { DraftPreview } from './draft-item.tsx';
import { BecameSentence } from './preview-line.tsx';
import { STATES } from './state-badge.tsx';

export function TimerDraft({
  draft,
  onDone,
}: {
  readonly draft: OutputOf<'timer.stop'>;
  readonly onDone: () => void;
}) {
  const may = useMay();
  const [posted, setPosted] = useState<OutputOf<'entry.post'> | null>(null);
  const post = useWrite('entry.post', setPosted);
  const what = `${hoursText(draft.workedMinutes)} for ${draft.clientName}`;
  return (
    <>
      <Text role="status" component="div">
        {posted === null ? 'Kept as a draft' : STATES[posted.state][0]}:{' '}
        <EntryLink entry={draft.id}>{what}</EntryLink>.{' '}
        {posted !== null && <BecameSentence entry={posted} />}
      </Text>
      {posted === null && <DraftPreview entry={draft.id} />}
      <Problem error={post.error} />
      <Group>
        {posted === null && may('entries:post') && (
          <Button
            loading={post.isPending}
            onClick={() => post.mutate({ input: { entry: draft.id, version: draft.version } })}
          >
            Post it
          </Button>
        )}
        <Button variant="default" onClick={onDone}>
          {posted === null ? 'Leave it as a draft' : 'Done'}
        </Button>
      </Group>
    </>
  );
}
