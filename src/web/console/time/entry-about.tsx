/** Whose an entry is, and what it was, as every list of entries tells it. */
import { Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { ClientLink } from '../shell/links.tsx';

type Entry = OutputOf<'entry.show'>;

export function EntryAbout({ entry }: { readonly entry: Entry }) {
  const about = [entry.job, entry.description].filter((text) => text !== '').join(': ');
  return (
    <>
      <Text size="sm">
        <ClientLink client={entry.client}>{entry.clientName}</ClientLink>, {entry.workType},{' '}
        {entry.technician}
      </Text>
      {about !== '' && (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
    </>
  );
}
