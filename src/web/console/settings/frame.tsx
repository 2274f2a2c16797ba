/** What stands around each page of the settings. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Permission } from '../../../contract/permissions.ts';
import { Page } from '../../ui/page.tsx';
import { useMay } from '../shell/session.ts';
import { SubPlaces } from '../shell/sub-places.tsx';

type Place = {
  readonly to: string;
  readonly label: string;
  readonly permission: Permission | null;
};

const PLACES: readonly Place[] = [
  { to: '/settings', label: 'Firm', permission: 'firm:read' },
  { to: '/settings/you', label: 'You', permission: null },
  { to: '/settings/members', label: 'Members', permission: 'members:read' },
  { to: '/settings/policies', label: 'Policies', permission: 'firm:read' },
  { to: '/settings/billing', label: 'Billing', permission: 'firm:read' },
  { to: '/settings/connections', label: 'Mail and payments', permission: 'firm:read' },
  { to: '/settings/keys', label: 'API keys', permission: 'keys:read' },
  { to: '/settings/audit', label: 'Audit', permission: 'audit:read' },
  { to: '/settings/ledger', label: 'Ledger', permission: 'ledger:read' },
];

export function Frame({
  title,
  says,
  actions,
  children,
}: {
  readonly title: string;
  readonly says?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const may = useMay();
  const places = PLACES.filter(({ permission }) => permission === null || may(permission));
  return (
    <Page title={title} actions={actions}>
      <SubPlaces label="Settings" places={places} />
      {says !== undefined && <Text maw="46rem">{says}</Text>}
      {children}
    </Page>
  );
}
