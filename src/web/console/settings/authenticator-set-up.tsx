/** The secret for an authenticator, and the first code of it as proof that it is there. */
import { Anchor, Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useBesideForm } from '../../ui/beside-form.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { refusedWords } from '../entry/refused-words.ts';

export function AuthenticatorSetUp({
  uri,
  onDone,
  onCancel,
}: {
  /** As authenticators open it: `otpauth://totp/…`. */
  readonly uri: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const { form, submit, problem, isBusy } = useBesideForm({
    path: '/api/auth/two-factor/verify-totp',
    initial: { code: '' },
    bodyOf: ({ code }) => ({ code: code.replaceAll(' ', '') }),
    wordsOf: refusedWords,
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw="40rem">
        <Text>
          <Anchor href={uri}>Open it in the authenticator of this device</Anchor>, or type this
          secret into one elsewhere (by time, six digits):
        </Text>
        <Group gap="xs">
          <Code fz="md">{secret.match(/.{1,4}/g)?.join(' ')}</Code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" size="compact-sm" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </Group>
        <TextInput
          maw="16rem"
          label="Code"
          description="The six digits it shows now"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          {...form.getInputProps('code')}
        />
        <FormEnd button="Turn on" isBusy={isBusy} problem={problem}>
          <Button variant="default" onClick={onCancel}>
            Leave it off
          </Button>
        </FormEnd>
      </Stack>
    </form>
  );
}
