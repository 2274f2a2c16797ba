/** The second factor: six digits of the authenticator, or one of the backup codes. */
import { Anchor, Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useBesideForm } from '../../ui/beside-form.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { refusedWords } from './refused-words.ts';

const WAYS = {
  app: {
    path: '/api/auth/two-factor/verify-totp',
    label: 'Code',
    says: 'The six digits that your authenticator shows',
    other: 'Use a backup code instead',
  },
  backup: {
    path: '/api/auth/two-factor/verify-backup-code',
    label: 'Backup code',
    says: 'One of those you kept when you turned the second factor on; it is good once',
    other: 'Use the authenticator instead',
  },
} as const;

export function CodeForm({
  onDone,
  onBack,
}: {
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const [way, setWay] = useState<keyof typeof WAYS>('app');
  const [trusts, setTrusts] = useState(false);
  const { path, label, says, other } = WAYS[way];
  const { form, submit, problem, isBusy } = useBesideForm({
    path,
    initial: { code: '' },
    bodyOf: ({ code }) => ({ code: code.replaceAll(' ', ''), trustDevice: trusts }),
    wordsOf: refusedWords,
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          key={way}
          label={label}
          description={says}
          name="code"
          autoComplete={way === 'app' ? 'one-time-code' : 'off'}
          inputMode={way === 'app' ? 'numeric' : 'text'}
          required
          autoFocus
          {...form.getInputProps('code')}
        />
        <Checkbox
          label="Do not ask on this device for 30 days"
          checked={trusts}
          onChange={({ currentTarget }) => setTrusts(currentTarget.checked)}
        />
        <FormEnd button="Go on" isBusy={isBusy} problem={problem} />
        <Anchor
          component="button"
          type="button"
          ta="start"
          onClick={() => {
            form.reset();
            setWay(way === 'app' ? 'backup' : 'app');
          }}
        >
          {other}
        </Anchor>
        <Anchor component="button" type="button" ta="start" onClick={onBack}>
          Sign in as somebody else
        </Anchor>
      </Stack>
    </form>
  );
}
