/** A client at a glance: hours left, how they burn down, and what is open. */
import { useMay } from '../shell/session.ts';
import { BlocksInUse } from './blocks-in-use.tsx';
import { BurnDownSection } from './burn-down-section.tsx';
import { HoursLeft } from './hours-left.tsx';
import { OpenInvoices } from './open-invoices.tsx';
import { RecentEntries } from './recent-entries.tsx';
import { useClient } from './this-client.ts';

export function OverviewPage() {
  const client = useClient();
  const may = useMay();
  return (
    <>
      <HoursLeft client={client} />
      <BurnDownSection client={client.id} />
      <BlocksInUse client={client.id} />
      <RecentEntries client={client.id} />
      {may('invoices:read') && <OpenInvoices client={client.id} />}
    </>
  );
}
