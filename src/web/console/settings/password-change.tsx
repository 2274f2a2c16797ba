/** Another password, and everybody who knew the old one is out. */
import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useBesideForm } from '../../ui/beside-form.ts';
import { PasswordField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { refusedWords } from '../entry/refused-words.ts';

export function PasswordChange({ mail }: { readonly mail: string }) {
  const [isSaved, setSaved] = useState(false);
  const [endsOthers, setEndsOthers] = useState(true);
  const { form, submit, problem, isBusy } = useBesideForm({
    path: '/api/auth/change-password',
    initial: { currentPassword: '', newPassword: '' },
    bodyOf: (typed) => ({ ...typed, revokeOtherSessions: endsOthers }),
    wordsOf: refusedWords,
    onDone: () => {
      setSaved(true);
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} noValidate onChange={() => setSaved(false)}>
      <Stack maw="32rem">
        <input type="hidden" name="username" autoComplete="username" value={mail} readOnly />
        <PasswordField
          label="Password now"
          name="currentPassword"
          autoComplete="current-password"
          required
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label="New password"
          description="12 characters or more"
          name="newPassword"
          autoComplete="new-password"
          required
          {...form.getInputProps('newPassword')}
        />
        <Checkbox
          label="Sign out everywhere else"
          checked={endsOthers}
          onChange={({ currentTarget }) => setEndsOthers(currentTarget.checked)}
        />
        <FormEnd button="Change the password" isBusy={isBusy} problem={problem}>
          <Text role="status" size="sm" c="dimmed">
            {isSaved && 'Changed.'}
          </Text>
        </FormEnd>
      </Stack>
    </form>
  );
}
