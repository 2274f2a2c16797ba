/** API keys: what other programs may do in your name, and no more. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { actColumn } from '../../ui/act-column.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { momentText } from '../../ui/format.ts';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { useMay } from '../shell/session.ts';
import { Frame } from './frame.tsx';
import { KeyForm } from './key-form.tsx';
import { RevokeQuestion } from './revoke-question.tsx';

type Key = OutputOf<'key.list'>['items'][number];

const COLUMNS: readonly Column<Key>[] = [
  { heading: 'Name', cell: ({ name }) => name, text: ({ name }) => name },
  {
    heading: 'Begins with',
    cell: ({ start }) => <code>{start}…</code>,
    text: ({ start }) => start,
  },
  {
    heading: 'May',
    cell: ({ scopes }) => <Text size="sm">{scopes.join(', ')}</Text>,
    text: ({ scopes }) => scopes.join(' '),
  },
  {
    heading: 'Last used',
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'never' : momentText(lastUsedAt)),
    text: ({ lastUsedAt }) => lastUsedAt ?? '',
  },
  {
    heading: 'Expires',
    cell: ({ expiresAt }) => (expiresAt === null ? 'never' : momentText(expiresAt)),
    text: ({ expiresAt }) => expiresAt ?? '',
  },
];

export function KeysPage() {
  const may = useMay();
  const { data, error } = useOperation('key.list', {});
  const members = useOperation('member.list', {}, { enabled: may('members:read') });
  const [open, setOpen] = useState<Key | 'new' | null>(null);
  const close = (): void => setOpen(null);
  const nameOf = ({ member }: Key): string =>
    members.data?.items.find(({ id }) => id === member)?.name ?? '–';
  const make = may('keys:write') && <Button onClick={() => setOpen('new')}>Make a key</Button>;
  const revoke = actColumn('Revoke', ({ name }: Key) => `Revoke ${name}`, setOpen);
  return (
    <Frame
      title="API keys"
      says="With a key, a program asks the API in the name of whoever made it: it may do what it was
        given, as far as that person may. An owner sees the keys of all members."
      actions={make}
    >
      <Problem error={error} />
      <Section title="Keys">
        {data === undefined ? (
          <Waiting />
        ) : data.items.length === 0 ? (
          <Empty says="No keys yet. What the API offers is told at /docs/api.">{make}</Empty>
        ) : (
          <Rows
            caption="API keys"
            items={data.items}
            keyOf={({ id }) => id}
            columns={[
              ...COLUMNS,
              { heading: 'Of', cell: nameOf, text: nameOf },
              ...(may('keys:write') ? [revoke] : []),
            ]}
          />
        )}
      </Section>
      <Dialog
        isOpen={open !== null}
        onClose={close}
        isWide={open === 'new'}
        title={open === 'new' ? 'Make a key' : `Revoke ${open?.name ?? ''}`}
      >
        {open === 'new' && <KeyForm onDone={close} />}
        {open !== null && open !== 'new' && <RevokeQuestion apiKey={open} onDone={close} />}
      </Dialog>
    </Frame>
  );
}
