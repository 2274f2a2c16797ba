/** Gives a member another role, or lets them go. */
import { Button, Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import type { Role } from '../../../contract/permissions.ts';
import { ChoiceField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import { ROLE_SAYS } from '../shell/roles.ts';

type Member = OutputOf<'member.list'>['items'][number];

export function MemberForm({
  member,
  onDone,
}: {
  readonly member: Member;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'member.change-role',
    initial: { member: member.id, role: member.role as string },
    inputOf: (typed) => typed,
    onDone,
  });
  const { role } = form.getValues();
  return (
    <Stack>
      <form onSubmit={submit} noValidate>
        <Stack>
          <ChoiceField
            label="Role"
            description={ROLE_SAYS[role as Role]}
            name="role"
            data={['technician', 'billing', 'accountant', 'owner']}
            {...form.getInputProps('role')}
          />
          <FormEnd button="Give this role" isBusy={isBusy} problem={problem} />
        </Stack>
      </form>
      <Divider />
      <Removal member={member} onDone={onDone} />
    </Stack>
  );
}

function Removal({ member, onDone }: { readonly member: Member; readonly onDone: () => void }) {
  const [isSure, setSure] = useState(false);
  const remove = useWrite('member.remove', onDone);
  return (
    <Stack align="flex-start">
      <Text size="sm">
        Removed, {member.name} is signed out at once and their API keys stop working. What they
        logged and did stays under their name. They can be invited again.
      </Text>
      <Problem error={remove.error} />
      {isSure ? (
        <Button
          color="red.9"
          loading={remove.isPending}
          onClick={() => remove.mutate({ input: { member: member.id } })}
        >
          Remove {member.name} now
        </Button>
      ) : (
        <Button variant="default" onClick={() => setSure(true)}>
          Remove {member.name} …
        </Button>
      )}
    </Stack>
  );
}
