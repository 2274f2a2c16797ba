/** What is held about the client and its people, why, and since when. */
import { List, Table, Text } from '@mantine/core';
import { Day } from '../ui/figures.tsx';
import { countText, momentText } from '../ui/format.ts';
import { Page, Section, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useOperation } from '../ui/queries.ts';

export function HeldPage() {
  const { data, error } = useOperation('portal.held', {});
  if (data === undefined) {
    return (
      <Page title="What is held about you">
        <Problem error={error} />
        {error === null && <Waiting height={480} />}
      </Page>
    );
  }
  const { client, contacts, links, sessions, records, since } = data;
  return (
    <Page title="What is held about you">
      <Text>
        Only what is needed to do the work and to keep the books, since {momentText(since)}. No card
        number is ever kept.
      </Text>
      <Section title="Of the company">
        <List>
          <List.Item>Name: {client.name}</List.Item>
          {client.legalName !== '' && <List.Item>On invoices: {client.legalName}</List.Item>}
          {client.address !== '' && <List.Item>Address: {client.address}</List.Item>}
          {client.taxId !== '' && <List.Item>Tax number: {client.taxId}</List.Item>}
          {client.mails.length > 0 && (
            <List.Item>Invoices go to: {client.mails.join(', ')}</List.Item>
          )}
        </List>
      </Section>
      <Section title="Of people">
        <List>
          {contacts.map((contact) => (
            <List.Item key={`${contact.name} ${contact.since}`}>
              {contact.name}
              {contact.mail !== null && `, ${contact.mail}`}
              {contact.phone !== null && `, ${contact.phone}`}
              {contact.roles.length > 0 && ` (${contact.roles.join(', ')})`}
              {contact.leftOn !== null && ', has left'}
            </List.Item>
          ))}
        </List>
      </Section>
      <Section title="Of how you come here">
        {links.length + sessions.length === 0 && <Text>Nothing: nobody is let in just now.</Text>}
        <List>
          {sessions.map(({ since: from, until, address, browser }) => (
            <List.Item key={`${from} ${until}`}>
              You signed in on {momentText(from)}, good until {momentText(until)}
              {address !== null && `, from ${address}`}
              {browser !== null && `, by ${browser}`}
            </List.Item>
          ))}
          {links.map(({ contact, since: from, until, revokedAt }) => (
            <List.Item key={`${contact} ${from}`}>
              A link for {contact}, made on {momentText(from)},{' '}
              {revokedAt === null
                ? `good until ${momentText(until)}`
                : `ended on ${momentText(revokedAt)}`}
            </List.Item>
          ))}
        </List>
      </Section>
      <Section title="Of what happened">
        <Table>
          <Table.Tbody>
            {records.map(({ what, count, since: first, why }) => (
              <Table.Tr key={what}>
                <Table.Th scope="row">{what}</Table.Th>
                <Table.Td>
                  {countText(count, 'record')}
                  {first !== null && ' since '}
                  {first !== null && <Day day={first} />}
                  <Text size="sm" c="dimmed">
                    {why}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
    </Page>
  );
}
