/** What you are called from now on. */
import { Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBesideForm } from '../../ui/beside-form.ts';
import { FormEnd } from '../../ui/form-end.tsx';

export function NameForm({ name }: { readonly name: string }) {
  const queryClient = useQueryClient();
  const [isSaved, setSaved] = useState(false);
  const { form, submit, problem, isBusy } = useBesideForm({
    path: '/api/session/name',
    initial: { name },
    onDone: () => {
      setSaved(true);
      void queryClient.invalidateQueries();
    },
  });
  return (
    <form onSubmit={submit} noValidate onChange={() => setSaved(false)}>
      <Stack maw="32rem">
        <TextInput
          label="Your name"
          description="What you did already is told under the name you had then"
          name="name"
          autoComplete="name"
          required
          {...form.getInputProps('name')}
        />
        <FormEnd button="Save" isBusy={isBusy} problem={problem}>
          <Text role="status" size="sm" c="dimmed">
            {isSaved && 'Saved.'}
          </Text>
        </FormEnd>
      </Stack>
    </form>
  );
}
