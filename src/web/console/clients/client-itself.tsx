/** The client's name and reference; archiving it, and bringing it back. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Hours, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { countText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { FactGrid } from './fact-grid.tsx';
import { type Client, useClient } from './this-client.ts';

type Open = 'change' | 'archive' | null;

export function ClientItself() {
  const client = useClient();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <Section title="The client" actions={may('clients:write') && <Acts onOpen={setOpen} />}>
      <FactGrid
        facts={[
          { name: 'Name', says: client.name },
          {
            name: 'Reference',
            says: client.reference === '' ? 'None' : client.reference,
            more: 'What your other programs call it',
          },
          { name: 'Currency', says: client.currency },
        ]}
      />
      <Dialog title={`Change ${client.name}`} isOpen={open === 'change'} onClose={close}>
        <ChangeForm client={client} onDone={close} />
      </Dialog>
      <Dialog title={`Archive ${client.name}`} isOpen={open === 'archive'} onClose={close}>
        <Archive client={client} onDone={close} />
      </Dialog>
    </Section>
  );
}

function Acts({ onOpen }: { readonly onOpen: (open: Open) => void }) {
  const { id: client, archivedOn } = useClient();
  const restore = useWrite('client.restore');
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" onClick={() => onOpen('change')}>
        Change
      </Button>
      {archivedOn === null ? (
        <Button variant="default" size="xs" onClick={() => onOpen('archive')}>
          Archive
        </Button>
      ) : (
        <Button
          size="xs"
          loading={restore.isPending}
          onClick={() => restore.mutate({ input: { client } })}
        >
          Bring it back
        </Button>
      )}
      <Problem error={restore.error} />
    </Group>
  );
}

function ChangeForm({ client, onDone }: { readonly client: Client; readonly onDone: () => void }) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'client.change',
    initial: { name: client.name, reference: client.reference },
    inputOf: (typed) => ({ client: client.id, ...typed }),
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          name="name"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Reference"
          description="What your other programs call it; may be empty"
          name="reference"
          {...form.getInputProps('reference')}
        />
        <FormEnd button="Save" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function Archive({ client, onDone }: { readonly client: Client; readonly onDone: () => void }) {
  const { data } = useOperation('balance.show', { client: client.id });
  const { mutate, isPending, error } = useWrite('client.archive', onDone);
  if (data === undefined) return <Waiting height={160} />;
  const open = [
    ...(data.draftEntries > 0 ? [countText(data.draftEntries, 'draft')] : []),
    ...(data.waitingEntries > 0
      ? [`${countText(data.waitingEntries, 'entry', 'entries')} that wait`]
      : []),
  ];
  return (
    <>
      <Text>
        Nothing more is sold to {client.name}, no work is logged for it, and its contacts get into
        the portal no more. What happened stays as it is. It can be brought back at any time.
      </Text>
      <Text>
        {data.leftMinutes === 0 ? (
          'No hours are left.'
        ) : (
          <>
            <Hours minutes={data.leftMinutes} fw={600} /> worth{' '}
            <Money amount={data.leftValue} currency={data.currency} fw={600} /> are left. They stay,
            and lapse on their days.
          </>
        )}
        {open.length > 0 && ` Not posted: ${open.join(' and ')}.`}
      </Text>
      <Problem error={error} />
      <Group>
        <Button
          color="red.9"
          loading={isPending}
          onClick={() => mutate({ input: { client: client.id } })}
        >
          Archive {client.name}
        </Button>
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
      </Group>
    </>
  );
}
