/** Mail and password; or a passkey, which stands for both and the code. */
import { Button, Divider, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { errorOf, useBesideForm } from '../../ui/beside-form.ts';
import { PasswordField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useSession } from '../shell/session.ts';
import { hasPasskeys, signInByPasskey } from './passkey.ts';
import { refusedWords } from './refused-words.ts';

export function PasswordForm({
  onDone,
  onNeedsCode,
}: {
  readonly onDone: () => void;
  readonly onNeedsCode: () => void;
}) {
  const session = useSession();
  const { form, submit, problem, isBusy } = useBesideForm({
    path: '/api/auth/sign-in/email',
    initial: { email: '', password: '' },
    bodyOf: ({ email, password }) => ({ email: email.trim(), password }),
    wordsOf: refusedWords,
    onDone: (answer) => (hasSecondFactor(answer) ? onNeedsCode() : onDone()),
  });
  return (
    <Stack>
      {session?.isSetUp === false && (
        <Text>
          There is no firm here yet. Open the link that the program printed when it started, and
          name your firm there.
        </Text>
      )}
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Mail address"
            type="email"
            name="email"
            autoComplete="username"
            required
            {...form.getInputProps('email')}
          />
          <PasswordField
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
          <FormEnd button="Sign in" isBusy={isBusy} problem={problem} />
        </Stack>
      </form>
      {hasPasskeys() && <PasskeyButton onDone={onDone} />}
    </Stack>
  );
}

function PasskeyButton({ onDone }: { readonly onDone: () => void }) {
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const use = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await signInByPasskey();
      onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Divider label="or" />
      <Button variant="default" loading={isBusy} onClick={() => void use()}>
        Use a passkey
      </Button>
      <Problem error={error} />
    </>
  );
}

function hasSecondFactor(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'twoFactorRedirect' in answer;
}
