/** Members: who is of the firm, in which role, and who is invited. */
import { Badge, Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { actColumn } from '../../ui/act-column.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { momentText } from '../../ui/format.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ROLE_SAYS } from '../shell/roles.ts';
import { useMay } from '../shell/session.ts';
import { Frame } from './frame.tsx';
import { Invitations } from './invitations.tsx';
import { InviteForm } from './invite-form.tsx';
import { MemberForm } from './member-form.tsx';

type Member = OutputOf<'member.list'>['items'][number];

const COLUMNS: readonly Column<Member>[] = [
  { heading: 'Name', cell: ({ name }) => name, text: ({ name }) => name },
  { heading: 'Mail address', cell: ({ mail }) => mail, text: ({ mail }) => mail },
  { heading: 'Role', cell: ({ role }) => role, text: ({ role }) => role },
  {
    heading: 'Second factor',
    cell: ({ twoFactor }) => (
      <Badge variant="light" color={twoFactor ? 'bank' : 'orange'}>
        {twoFactor ? 'on' : 'off'}
      </Badge>
    ),
    text: ({ twoFactor }) => (twoFactor ? 'on' : 'off'),
  },
  {
    heading: 'Since',
    cell: ({ since }) => <span className="figure">{momentText(since)}</span>,
    text: ({ since }) => since,
  },
];

export function MembersPage() {
  const may = useMay();
  const { data, error } = useOperation('member.list', {});
  const [open, setOpen] = useState<Member | 'new' | null>(null);
  const close = (): void => setOpen(null);
  const mayWrite = may('members:write');
  const change = actColumn('Change', ({ name }: Member) => `Change ${name}`, setOpen);
  return (
    <Frame
      title="Members"
      says="Everybody of the firm who signs in here. Clients are no members: they come in by the portal."
      actions={mayWrite && <Button onClick={() => setOpen('new')}>Invite somebody</Button>}
    >
      <Problem error={error} />
      <Section title="Of the firm">
        {data === undefined ? (
          <Waiting />
        ) : (
          <Rows
            caption="Members"
            items={data.items}
            keyOf={({ id }) => id}
            columns={[...COLUMNS, ...(mayWrite ? [change] : [])]}
          />
        )}
      </Section>
      <Invitations mayWrite={mayWrite} />
      <Roles />
      <Dialog
        isOpen={open !== null}
        onClose={close}
        title={open === 'new' ? 'Invite somebody' : (open?.name ?? '')}
      >
        {open === 'new' && <InviteForm onDone={close} />}
        {open !== null && open !== 'new' && <MemberForm member={open} onDone={close} />}
      </Dialog>
    </Frame>
  );
}

const ROLE_NAMES: readonly (keyof typeof ROLE_SAYS)[] = [
  'owner',
  'billing',
  'technician',
  'accountant',
];

function Roles() {
  return (
    <Section title="What each role may do">
      <List spacing="xs" listStyleType="none">
        {ROLE_NAMES.map((role) => (
          <List.Item key={role}>
            <Text fw={600} span>
              {role}:
            </Text>{' '}
            {ROLE_SAYS[role]}
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
