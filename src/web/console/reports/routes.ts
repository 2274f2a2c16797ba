/** Reports: a page each, over months that stand in the address. */
import { createRoute, redirect } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';
import { periodIn } from './period.ts';

const page = { getParentRoute: () => shellRoute, validateSearch: periodIn } as const;

export const reportRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    beforeLoad: () => {
      throw redirect({ to: '/reports/deferred', search: {} });
    },
  }),
  createRoute({
    ...page,
    path: '/reports/deferred',
    component: lazyRouteComponent(() => import('./deferred-page.tsx'), 'DeferredPage'),
  }),
  createRoute({
    ...page,
    path: '/reports/hours',
    component: lazyRouteComponent(() => import('./hours-page.tsx'), 'HoursPage'),
  }),
  createRoute({
    ...page,
    path: '/reports/utilisation',
    component: lazyRouteComponent(() => import('./utilisation-page.tsx'), 'UtilisationPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/run-dry',
    component: lazyRouteComponent(() => import('./run-dry-page.tsx'), 'RunDryPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/receivables',
    component: lazyRouteComponent(() => import('./receivables-page.tsx'), 'ReceivablesPage'),
  }),
  createRoute({
    ...page,
    path: '/reports/revenue',
    component: lazyRouteComponent(() => import('./revenue-page.tsx'), 'RevenuePage'),
  }),
  createRoute({
    ...page,
    path: '/reports/tax',
    component: lazyRouteComponent(() => import('./tax-page.tsx'), 'TaxPage'),
  }),
];
