/** What a client still owes money for. */
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { TextLink } from '../shell/links.tsx';
import { INVOICE_COLUMNS } from './invoice-columns.tsx';

export function OpenInvoices({ client }: { readonly client: string }) {
  const list = useList('invoice.list', { client, state: 'open' });
  return (
    <Section
      title="Open invoices"
      actions={
        <TextLink to="/clients/$client/invoices" params={{ client }} size="sm">
          All invoices
        </TextLink>
      }
    >
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={120} />}
      {list.isRead && list.items.length === 0 && <Empty says="Every invoice is settled." />}
      {list.items.length > 0 && (
        <Rows
          caption="Invoices with money open, the newest first"
          items={list.items}
          columns={INVOICE_COLUMNS}
          keyOf={({ id }) => id}
          filters={false}
          all={list.all}
        />
      )}
      <More list={list} />
    </Section>
  );
}
