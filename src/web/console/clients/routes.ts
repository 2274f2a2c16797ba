/** Clients: all of them, and each with its pages. */
import { createRoute } from '@tanstack/react-router';
import { daysIn } from '../../ui/days.ts';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';
import { overviewIn } from './search.ts';

const clientRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clients/$client',
  component: lazyRouteComponent(() => import('./client-frame.tsx'), 'ClientFrame'),
});

export const clientRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/clients',
    validateSearch: overviewIn,
    component: lazyRouteComponent(() => import('./clients-page.tsx'), 'ClientsPage'),
  }),
  clientRoute.addChildren([
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/',
      component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/blocks',
      component: lazyRouteComponent(() => import('./blocks-page.tsx'), 'BlocksPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/blocks/$block',
      component: lazyRouteComponent(() => import('./block-page.tsx'), 'BlockPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/entries',
      component: lazyRouteComponent(() => import('./entries-page.tsx'), 'EntriesPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/statement',
      validateSearch: daysIn,
      component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/invoices',
      component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'ClientInvoicesPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/contacts',
      component: lazyRouteComponent(() => import('./contacts-page.tsx'), 'ContactsPage'),
    }),
    createRoute({
      getParentRoute: () => clientRoute,
      path: '/agreement',
      component: lazyRouteComponent(() => import('./agreement-page.tsx'), 'AgreementPage'),
    }),
  ]),
];
