/** Passkeys: devices that let you in by finger, face or PIN, in place of password and code. */
import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { askBeside } from '../../ui/client.ts';
import { focusOn } from '../../ui/focus-on.ts';
import { momentText } from '../../ui/format.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { addPasskey, hasPasskeys } from '../entry/passkey.ts';

type Passkey = {
  readonly id: string;
  readonly name?: string | null;
  readonly createdAt: string;
};

const KEY = ['passkeys'];

export function Passkeys() {
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => askBeside('GET', '/api/auth/passkey/list-user-passkeys') as Promise<Passkey[]>,
  });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Waiting height={120} />;
  return (
    <Stack align="flex-start">
      <Text>
        {data.length === 0
          ? 'You have none yet. A passkey lets you in by finger, face or PIN of a device, without password and code; nobody can trick it out of you.'
          : 'These let you in without password and code.'}
      </Text>
      {data.length > 0 && <Kept passkeys={data} />}
      {hasPasskeys() ? (
        <NewPasskey />
      ) : (
        <Text size="sm" c="dimmed">
          Here none can be added: browsers keep passkeys only for sites with a name, such as
          https://hours.example.com or http://localhost, and this address is not one.
        </Text>
      )}
    </Stack>
  );
}

function Kept({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => askBeside('POST', '/api/auth/passkey/delete-passkey', { id }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <>
      <Table captionSide="bottom">
        <Table.Caption>Your passkeys</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Name</Table.Th>
            <Table.Th scope="col">Added</Table.Th>
            <Table.Th scope="col">Remove</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {passkeys.map(({ id, name, createdAt }) => (
            <Table.Tr key={id}>
              <Table.Td>{name || 'Without a name'}</Table.Td>
              <Table.Td>{momentText(createdAt)}</Table.Td>
              <Table.Td>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Remove ${name || 'the passkey'}`}
                  onClick={() => remove.mutate(id)}
                >
                  Remove
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Problem error={remove.error} />
    </>
  );
}

function NewPasskey() {
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [flaw, setFlaw] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: () => {
      setName('');
      return queryClient.invalidateQueries({ queryKey: KEY });
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const isEmpty = name.trim() === '';
    setFlaw(isEmpty ? 'say what you call this device' : null);
    if (isEmpty) focusOn('passkeyName');
    else add.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Group align="flex-end">
          <TextInput
            label="Name"
            description="What you call this device"
            name="passkeyName"
            required
            error={flaw}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" loading={add.isPending}>
            Add a passkey
          </Button>
        </Group>
        <Problem error={add.error} />
      </Stack>
    </form>
  );
}
