/** A contact, added or changed. */
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { type Contact, ROLES } from './contact-words.ts';

type Typed = { name: string; mail: string; phone: string; roles: string[] };

export function ContactForm({
  client,
  contact,
  onDone,
}: {
  readonly client: string;
  /** Null: a new one. */
  readonly contact: Contact | null;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: contact === null ? 'contact.add' : 'contact.change',
    initial: typedOf(contact),
    inputOf: (typed) => ({
      client,
      ...(contact === null ? {} : { contact: contact.id }),
      name: typed.name,
      mail: unlessEmpty(typed.mail) ?? null,
      phone: unlessEmpty(typed.phone) ?? null,
      roles: typed.roles,
    }),
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          name="name"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Mail address"
          description="By it they ask for a link into the portal"
          name="mail"
          type="email"
          {...form.getInputProps('mail')}
        />
        <TextInput label="Phone" name="phone" type="tel" {...form.getInputProps('phone')} />
        <Checkbox.Group label="What they may do" {...form.getInputProps('roles')}>
          <Stack gap="xs" mt="xs">
            {Object.entries(ROLES).map(([role, { name, says }]) => (
              <Checkbox key={role} value={role} label={name} description={says} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormEnd
          button={contact === null ? 'Add the contact' : 'Save'}
          isBusy={isBusy}
          problem={problem}
        />
      </Stack>
    </form>
  );
}

function typedOf(contact: Contact | null): Typed {
  if (contact === null) return { name: '', mail: '', phone: '', roles: ['technical'] };
  const { name, mail, phone, roles } = contact;
  return { name, mail: mail ?? '', phone: phone ?? '', roles: [...roles] };
}
