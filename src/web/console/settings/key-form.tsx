/** Makes a key of yours: what it may do, until when; then it is shown, once. */
import { Button, Checkbox, Code, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CopyLine } from '../../ui/copy-line.tsx';
import { DayField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { useMay } from '../shell/session.ts';
import { SCOPES } from './scopes.ts';

export function KeyForm({ onDone }: { readonly onDone: () => void }) {
  const may = useMay();
  const [secret, setSecret] = useState<string | null>(null);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'key.create',
    initial: { name: '', scopes: [] as string[], expiresOn: '' },
    inputOf: ({ expiresOn, ...typed }) => ({ ...typed, expiresOn: unlessEmpty(expiresOn) ?? null }),
    onDone: ({ secret: made }) => (made === null ? onDone() : setSecret(made)),
  });
  if (secret !== null) return <Made secret={secret} onDone={onDone} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          description="Which program it is for"
          name="name"
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Checkbox.Group
          label="It may"
          description="Give it no more than it needs: whoever has the key may do this in your name"
          {...form.getInputProps('scopes')}
        >
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="xs" mt="xs">
            {SCOPES.filter(([scope]) => may(scope)).map(([scope, says], place) => (
              <Checkbox
                key={scope}
                value={scope}
                name={place === 0 ? 'scopes' : scope}
                label={says}
                description={scope}
              />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        <DayField
          label="Expires on"
          description="Left empty: never; it can be revoked at any time"
          name="expiresOn"
          {...form.getInputProps('expiresOn')}
        />
        <FormEnd button="Make the key" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function Made({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  return (
    <Stack>
      <Text>
        This is the key. It is shown only now: keep it where only the program can read it, and send
        it along as <Code>Authorization: Bearer …</Code>.
      </Text>
      <CopyLine label="The key" text={secret} />
      <Group>
        <Button onClick={onDone}>I have kept it</Button>
      </Group>
    </Stack>
  );
}
