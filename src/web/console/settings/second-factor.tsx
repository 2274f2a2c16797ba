/** The second factor: a code of an authenticator beside the password. On, off, and new codes. */
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBesideForm } from '../../ui/beside-form.ts';
import { PasswordField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { refusedWords } from '../entry/refused-words.ts';
import { AuthenticatorSetUp } from './authenticator-set-up.tsx';
import { BackupCodes } from './backup-codes.tsx';

type Act = 'enable' | 'disable' | 'generate-backup-codes';

/** What turning it on answers. */
type Begun = { readonly totpURI: string; readonly backupCodes: readonly string[] };

export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const queryClient = useQueryClient();
  const [act, setAct] = useState<Act | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = (): void => {
    setAct(null);
    setBegun(null);
    void queryClient.invalidateQueries();
  };
  if (codes !== null) return <BackupCodes codes={codes} onDone={() => setCodes(null)} />;
  if (begun !== null) {
    const on = (): void => {
      setCodes(begun.backupCodes);
      close();
    };
    return <AuthenticatorSetUp uri={begun.totpURI} onDone={on} onCancel={close} />;
  }
  if (act !== null) {
    const done = (answer: unknown): void => {
      if (act === 'enable') {
        setBegun(answer as Begun);
        return;
      }
      if (act === 'generate-backup-codes') setCodes((answer as Begun).backupCodes);
      close();
    };
    return <PasswordFirst act={act} onDone={done} onCancel={() => setAct(null)} />;
  }
  return (
    <Stack align="flex-start">
      <Badge variant="light" color={isOn ? 'bank' : 'orange'}>
        {isOn ? 'on' : 'off'}
      </Badge>
      <Text>
        {isOn
          ? 'Beside your password, a code of your authenticator is asked for.'
          : 'Whoever learns your password can sign in as you. With a second factor they would also need the phone or computer on which your authenticator is.'}
      </Text>
      <Group>
        {isOn ? (
          <>
            <Button variant="default" onClick={() => setAct('generate-backup-codes')}>
              New backup codes
            </Button>
            <Button variant="default" color="red" onClick={() => setAct('disable')}>
              Turn off
            </Button>
          </>
        ) : (
          <Button onClick={() => setAct('enable')}>Turn on</Button>
        )}
      </Group>
    </Stack>
  );
}

const ACTS: Readonly<Record<Act, { readonly says: string; readonly button: string }>> = {
  enable: { says: 'First your password, so that nobody else does it for you.', button: 'Go on' },
  disable: {
    says: 'Then the password alone lets you in, and the backup codes are gone.',
    button: 'Turn off',
  },
  'generate-backup-codes': {
    says: 'The codes you kept so far stop working, and ten new ones are shown.',
    button: 'Make new codes',
  },
};

function PasswordFirst({
  act,
  onDone,
  onCancel,
}: {
  readonly act: Act;
  readonly onDone: (answer: unknown) => void;
  readonly onCancel: () => void;
}) {
  const { says, button } = ACTS[act];
  const { form, submit, problem, isBusy } = useBesideForm({
    path: `/api/auth/two-factor/${act}`,
    initial: { password: '' },
    wordsOf: refusedWords,
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw="32rem">
        <Text>{says}</Text>
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        <FormEnd button={button} isBusy={isBusy} problem={problem}>
          <Button variant="default" onClick={onCancel}>
            Leave it
          </Button>
        </FormEnd>
      </Stack>
    </form>
  );
}
