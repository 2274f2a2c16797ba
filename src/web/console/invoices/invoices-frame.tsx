/** What stands around each page of invoices and payments: which there are. */
import type { ReactNode } from 'react';
import type { Permission } from '../../../contract/permissions.ts';
import { Page } from '../../ui/page.tsx';
import { useMay } from '../shell/session.ts';
import { SubPlaces } from '../shell/sub-places.tsx';

const PLACES = [
  { to: '/invoices', label: 'Invoices', permission: 'invoices:read' },
  { to: '/invoices/drafts', label: 'Drafts', permission: 'invoices:read' },
  { to: '/invoices/unbilled', label: 'Unbilled work', permission: 'invoices:read' },
  { to: '/invoices/payments', label: 'Payments', permission: 'invoices:read' },
  { to: '/invoices/bank', label: 'Bank statement', permission: 'payments:write' },
  { to: '/invoices/balances', label: "Clients' balances", permission: 'books:read' },
  { to: '/invoices/mails', label: 'Mails', permission: 'clients:read' },
  { to: '/invoices/books', label: 'Books', permission: 'books:read' },
] as const satisfies readonly {
  readonly to: string;
  readonly label: string;
  readonly permission: Permission;
}[];

export function InvoicesFrame({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const may = useMay();
  return (
    <Page title={title} actions={actions}>
      <SubPlaces
        label="Invoices and payments"
        places={PLACES.filter(({ permission }) => may(permission))}
      />
      {children}
    </Page>
  );
}
