/** What can be done about an entry, by its state and by what the person may do. */
import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { ChangeForm } from './change-form.tsx';
import { CorrectForm } from './correct-form.tsx';
import { CoverForm } from './cover-form.tsx';
import { DiscardQuestion } from './discard-question.tsx';
import { OverageQuestion } from './overage-question.tsx';
import { isShortOfHours } from './preview-line.tsx';
import { ReverseForm } from './reverse-form.tsx';

type Entry = OutputOf<'entry.show'>;
type Act = 'edit' | 'discard' | 'overage' | 'correct' | 'reverse' | 'cover';

const TITLES: Readonly<Record<Act, string>> = {
  edit: 'Edit',
  discard: 'Discard it?',
  overage: 'Post it as overage?',
  correct: 'Correct',
  reverse: 'Reverse',
  cover: 'Cover its overage from a block',
};

export function EntryActs({ entry }: { readonly entry: Entry }) {
  // Fields are about the entry as it was when they were opened, whatever others do to it meanwhile.
  const [asked, setAsked] = useState<{ readonly act: Act; readonly as: Entry } | null>(null);
  const navigate = useNavigate();
  const post = useWrite('entry.post');
  const offered = useOffered(entry);
  if (offered.length === 0 && asked === null) return null;
  const close = (): void => setAsked(null);
  const { act, as } = asked ?? { act: null, as: entry };
  const mayPostNow = entry.state === 'draft' && offered.includes('post');
  const onForm = act === 'edit' || act === 'correct';
  return (
    <>
      <Group gap="sm">
        {mayPostNow && (
          <Button
            loading={post.isPending}
            onClick={() => post.mutate({ input: { entry: entry.id, version: entry.version } })}
          >
            Post it
          </Button>
        )}
        {offered.map((each) =>
          each === 'post' ? null : (
            <Button key={each} variant="default" onClick={() => setAsked({ act: each, as: entry })}>
              {BUTTONS[each]}
            </Button>
          ),
        )}
      </Group>
      <Problem error={post.error} />
      {onForm && (
        <Section title={TITLES[act]}>
          {act === 'edit' && <ChangeForm entry={as} onDone={close} />}
          {act === 'correct' && (
            <CorrectForm
              entry={as}
              onLeave={close}
              onDone={({ posted }) =>
                void navigate({ to: '/time/entries/$entry', params: { entry: posted.id } })
              }
            />
          )}
        </Section>
      )}
      <Dialog
        title={act === null ? '' : TITLES[act]}
        isOpen={act !== null && !onForm}
        onClose={close}
      >
        {act === 'discard' && (
          <DiscardQuestion entry={entry} onDone={() => void navigate({ to: '/time/drafts' })} />
        )}
        {act === 'overage' && <OverageQuestion entry={entry} onDone={close} />}
        {act === 'reverse' && <ReverseForm entry={entry} onDone={close} />}
        {act === 'cover' && <CoverForm entry={entry} onDone={close} />}
      </Dialog>
    </>
  );
}

const BUTTONS: Readonly<Record<Act, string>> = {
  edit: 'Edit',
  discard: 'Discard…',
  overage: 'Post as overage…',
  correct: 'Correct',
  reverse: 'Reverse…',
  cover: 'Cover from a block…',
};

function useOffered({ id, state, outcome }: Entry): readonly (Act | 'post')[] {
  const may = useMay();
  const { data: preview, error } = useOperation(
    'entry.preview-posting',
    { entry: id },
    { enabled: state === 'draft' },
  );
  const isShort = isShortOfHours({ preview, error });
  const [write, post] = [may('entries:write'), may('entries:post')];
  const only = (is: boolean, act: Act | 'post'): readonly (Act | 'post')[] => (is ? [act] : []);
  switch (state) {
    case 'draft':
      return [
        ...only(post, 'post'),
        ...only(post && isShort, 'overage'),
        ...only(write, 'edit'),
        ...only(write, 'discard'),
      ];
    case 'waiting':
      return [...only(post, 'overage'), ...only(write, 'edit'), ...only(write, 'discard')];
    case 'posted': {
      const hasOverage = (outcome?.overageMinutes ?? 0) > 0;
      return [
        ...only(post, 'correct'),
        ...only(post, 'reverse'),
        ...only(hasOverage && may('blocks:write'), 'cover'),
      ];
    }
    case 'reversed':
      return [];
  }
}
