/** Whose an entry is, and what it was, as every list of entries tells it. */
import { Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Joined, joinedText } from '../../ui/joined.ts';
import { ClientLink } from '../shell/links.tsx';

type Entry = OutputOf<'entry.show'>;

export function EntryAbout({ entry }: { readonly entry: Entry }) {
  const about = joinedText([entry.job, entry.description], ': ');
  return (
    <>
      <Text size="sm">
        <Joined
          parts={[
            <ClientLink key="client" client={entry.client}>
              {entry.clientName}
            </ClientLink>,
            entry.workType,
            entry.technician,
          ]}
        />
      </Text>
      {about !== '' && (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
    </>
  );
}
