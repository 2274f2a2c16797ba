/** What stands around each page of the catalogue. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../ui/page.tsx';
import { SubPlaces } from '../shell/sub-places.tsx';

const PLACES = [
  { to: '/catalogue', label: 'Work types' },
  { to: '/catalogue/rates', label: 'Standard rates' },
  { to: '/catalogue/products', label: 'Blocks for sale' },
  { to: '/catalogue/tax-rates', label: 'Tax rates' },
];

export function Frame({
  title,
  says,
  actions,
  children,
}: {
  readonly title: string;
  readonly says: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Page title={title} actions={actions}>
      <SubPlaces label="Catalogue" places={PLACES} />
      <Text maw="46rem">{says}</Text>
      {children}
    </Page>
  );
}
