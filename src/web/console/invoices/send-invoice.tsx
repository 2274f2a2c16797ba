/** Sends a document by mail: to whom is said before. */
import { Button, List, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText } from '../../ui/format.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { ClientLink } from '../shell/links.tsx';
import { MailWaits } from './by-mail.tsx';

export function SendInvoice({
  invoice,
  onDone,
}: {
  readonly invoice: OutputOf<'invoice.show'>['invoice'];
  readonly onDone: (says: string) => void;
}) {
  const { id, client, clientName, open, kind } = invoice;
  const { data, error } = useOperation('client-billing.show', { client });
  const send = useWrite('invoice.send', ({ recipients }) =>
    onDone(`Among the mails to be sent, to ${countText(recipients.length, 'recipient')}.`),
  );
  if (data === undefined) {
    return error === null ? <Waiting height={160} /> : <Problem error={error} />;
  }
  const { invoicesGoTo } = data;
  if (invoicesGoTo.length === 0) {
    return (
      <Text>
        <ClientLink client={client}>{clientName}</ClientLink> has nobody to send it to: give its
        billing a mail address, or a contact the role billing.
      </Text>
    );
  }
  return (
    <>
      <Text>
        It goes to the following, as PDF
        {kind === 'invoice' && Number(open) > 0 && ' and with a link to pay it'}:
      </Text>
      <List>
        {invoicesGoTo.map((mail) => (
          <List.Item key={mail}>{mail}</List.Item>
        ))}
      </List>
      <MailWaits />
      <Problem error={send.error} />
      <Button loading={send.isPending} onClick={() => send.mutate({ input: { invoice: id } })}>
        Send
      </Button>
    </>
  );
}
