/** A link that lets a contact into the portal without a password, and its end. */
import { Button, Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { CopyLine } from '../../ui/copy-line.tsx';
import { ChoiceField } from '../../ui/fields.tsx';
import { countText, momentText } from '../../ui/format.ts';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import type { Contact } from './contact-words.ts';

const DAYS = [
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
];

export function PortalLink({
  client,
  contact: { id: contact, name, mail },
}: {
  readonly client: string;
  readonly contact: Contact;
}) {
  const [days, setDays] = useState('90');
  const link = useWrite('contact.link');
  const end = useWrite('contact.revoke-links', () => link.reset());
  return (
    <Stack>
      <Text size="sm">
        Whoever has the link sees what {name} may see, without a password: hand it to nobody else.
        {mail !== null && ` ${name} can also ask for one at the portal by mail, at any time.`}
      </Text>
      <ChoiceField
        label="Good for"
        data={DAYS}
        value={days}
        onChange={({ currentTarget }) => setDays(currentTarget.value)}
      />
      <Button
        loading={link.isPending}
        onClick={() => link.mutate({ input: { client, contact, validDays: Number(days) } })}
      >
        {link.data === undefined ? 'Make a link' : 'Make another link'}
      </Button>
      <Problem error={link.error} />
      {link.data !== undefined && (
        <div>
          <CopyLine label="The link; it is not shown again" text={link.data.url} />
          <Text size="sm" c="dimmed" mt={4}>
            Good until {momentText(link.data.expiresAt)}.
          </Text>
        </div>
      )}
      <Divider />
      <Text size="sm">
        A link got lost, or into wrong hands? Revoked, all links made for {name} open nothing any
        more.
      </Text>
      <Button
        color="red"
        variant="light"
        loading={end.isPending}
        onClick={() => end.mutate({ input: { client, contact } })}
      >
        Revoke all links of {name}
      </Button>
      <Problem error={end.error} />
      <Text size="sm" role="status">
        {end.data !== undefined && `${countText(end.data.revoked, 'link')} revoked.`}
      </Text>
    </Stack>
  );
}
