/** Ends a contact, after it was said what that means. */
import { Button, Group, Text } from '@mantine/core';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import type { Contact } from './contact-words.ts';

export function RemoveContact({
  client,
  contact: { id: contact, name, roles },
  onDone,
}: {
  readonly client: string;
  readonly contact: Contact;
  readonly onDone: () => void;
}) {
  const { mutate, isPending, error } = useWrite('contact.remove', onDone);
  return (
    <>
      <Text>
        {name} gets into the portal no more, from now on, and agrees to nothing more. What they
        agreed to and bought before stays.
      </Text>
      {roles.includes('billing') && (
        <Text>
          Invoices that go to the contacts for billing are not sent to {name} any more: see under
          Agreement where they go then.
        </Text>
      )}
      <Problem error={error} />
      <Group>
        <Button
          color="red.9"
          loading={isPending}
          onClick={() => mutate({ input: { client, contact } })}
        >
          Remove {name}
        </Button>
        <Button variant="default" onClick={onDone}>
          Keep {name}
        </Button>
      </Group>
    </>
  );
}
