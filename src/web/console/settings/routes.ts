/** Settings: a page each. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';

export const settingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./firm-page.tsx'), 'FirmPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/you',
    component: lazyRouteComponent(() => import('./you-page.tsx'), 'YouPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/members',
    component: lazyRouteComponent(() => import('./members-page.tsx'), 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/policies',
    component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/billing',
    component: lazyRouteComponent(() => import('./billing-page.tsx'), 'BillingPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/connections',
    component: lazyRouteComponent(() => import('./connections-page.tsx'), 'ConnectionsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/keys',
    component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/audit',
    component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/settings/ledger',
    component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
  }),
];
