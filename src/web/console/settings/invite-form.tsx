/** Invites somebody: the link is for handing over, for no mail goes out. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../contract/permissions.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { ChoiceField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { momentText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { ROLE_SAYS } from '../shell/roles.ts';

export function InviteForm({ onDone }: { readonly onDone: () => void }) {
  const [link, setLink] = useState<{ readonly url: string; readonly until: string } | null>(null);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'invitation.send',
    initial: { mail: '', role: 'technician' },
    inputOf: (typed) => typed,
    onDone: ({ link: url, expiresAt }) =>
      url === null ? onDone() : setLink({ url, until: expiresAt }),
  });
  if (link !== null) return <Link {...link} onDone={onDone} />;
  const { role } = form.getValues();
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Mail address"
          description="They sign in with it"
          name="mail"
          type="email"
          autoComplete="off"
          required
          data-autofocus
          {...form.getInputProps('mail')}
        />
        <ChoiceField
          label="Role"
          description={ROLE_SAYS[role as Role]}
          name="role"
          data={['technician', 'billing', 'accountant', 'owner']}
          {...form.getInputProps('role')}
        />
        <FormEnd button="Make an invitation" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function Link({
  url,
  until,
  onDone,
}: {
  readonly url: string;
  readonly until: string;
  readonly onDone: () => void;
}) {
  return (
    <Stack>
      <Text>
        Send this link to them yourself. Whoever has it may accept, until {momentText(until)}; it is
        shown only now.
      </Text>
      <CopyLine label="Link" text={url} />
      <Group>
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
