/** The people at a client: who agrees to work, who buys and pays, and how they get in. */
import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Day } from '../../ui/figures.tsx';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { useMay } from '../shell/session.ts';
import { ContactForm } from './contact-form.tsx';
import { type Contact, ROLES } from './contact-words.ts';
import { PortalLink } from './portal-link.tsx';
import { RemoveContact } from './remove-contact.tsx';
import { useClient } from './this-client.ts';

type Open =
  | { readonly act: 'add' }
  | { readonly act: 'change' | 'link' | 'remove'; readonly contact: Contact };

export function ContactsPage() {
  const { id: client, name } = useClient();
  const mayWrite = useMay()('clients:write');
  const list = useList('contact.list', { client });
  const [open, setOpen] = useState<Open | null>(null);
  const add = mayWrite && <Button onClick={() => setOpen({ act: 'add' })}>Add a contact</Button>;
  return (
    <Section title="Contacts" actions={list.items.length > 0 && add}>
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={240} />}
      {list.isRead && list.items.length === 0 && (
        <Empty says="Nobody is known at this client yet. Contacts see their hours in the portal; those for billing buy and pay there.">
          {add}
        </Empty>
      )}
      {list.items.length > 0 && (
        <Rows
          caption={`Contacts of ${name}`}
          items={list.items}
          columns={mayWrite ? [...COLUMNS, actsColumn(setOpen)] : COLUMNS}
          keyOf={({ id }) => id}
          filters={list.items.length > 5}
          all={list.all}
        />
      )}
      <More list={list} />
      <Dialog title={titleOf(open)} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open !== null && <Act open={open} client={client} onDone={() => setOpen(null)} />}
      </Dialog>
    </Section>
  );
}

function titleOf(open: Open | null): string {
  if (open === null) return '';
  if (open.act === 'add') return 'Add a contact';
  const { name } = open.contact;
  return { change: `Change ${name}`, link: `Portal link for ${name}`, remove: `Remove ${name}` }[
    open.act
  ];
}

function Act({
  open,
  client,
  onDone,
}: {
  readonly open: Open;
  readonly client: string;
  readonly onDone: () => void;
}) {
  if (open.act === 'add') return <ContactForm client={client} contact={null} onDone={onDone} />;
  const { contact } = open;
  if (open.act === 'change') {
    return <ContactForm client={client} contact={contact} onDone={onDone} />;
  }
  if (open.act === 'link') return <PortalLink client={client} contact={contact} />;
  return <RemoveContact client={client} contact={contact} onDone={onDone} />;
}

const COLUMNS: readonly Column<Contact>[] = [
  {
    heading: 'Name',
    cell: ({ name, leftOn }) => (
      <>
        {name}
        {leftOn !== null && (
          <Text size="xs" c="dimmed">
            left on <Day day={leftOn} />
          </Text>
        )}
      </>
    ),
    text: ({ name }) => name,
  },
  {
    heading: 'Role',
    cell: ({ roles }) => (
      <Group gap={4}>
        {roles.map((role) => (
          <Badge key={role} variant="light" color="gray">
            {ROLES[role].name}
          </Badge>
        ))}
      </Group>
    ),
    text: ({ roles }) => roles.map((role) => ROLES[role].name).join(', '),
  },
  {
    heading: 'Mail',
    cell: ({ mail }) =>
      mail === null ? (
        ''
      ) : (
        <Anchor href={`mailto:${mail}`} inherit>
          {mail}
        </Anchor>
      ),
    text: ({ mail }) => mail ?? '',
  },
  { heading: 'Phone', cell: ({ phone }) => phone ?? '', text: ({ phone }) => phone ?? '' },
];

function actsColumn(onOpen: (open: Open) => void): Column<Contact> {
  return {
    heading: 'What can be done',
    isAct: true,
    text: () => '',
    cell: (contact) =>
      contact.leftOn === null && (
        <Group gap={4} wrap="nowrap">
          {(['change', 'link', 'remove'] as const).map((act) => (
            <Button
              key={act}
              variant="subtle"
              size="compact-sm"
              onClick={() => onOpen({ act, contact })}
              aria-label={`${ACTS[act]}: ${contact.name}`}
            >
              {ACTS[act]}
            </Button>
          ))}
        </Group>
      ),
  };
}

const ACTS = { change: 'Change', link: 'Portal link', remove: 'Remove' } as const;
