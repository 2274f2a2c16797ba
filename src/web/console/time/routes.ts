/** Time: what was worked, and what is to be posted. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';
import { entryFilterIn, weekIn } from './search.ts';

export const timeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/time',
    validateSearch: weekIn,
    component: lazyRouteComponent(() => import('./time-page.tsx'), 'TimePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/time/timer',
    component: lazyRouteComponent(() => import('./timer-page.tsx'), 'TimerPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/time/drafts',
    component: lazyRouteComponent(() => import('./drafts-page.tsx'), 'DraftsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/time/waiting',
    component: lazyRouteComponent(() => import('./waiting-page.tsx'), 'WaitingPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/time/entries',
    validateSearch: entryFilterIn,
    component: lazyRouteComponent(() => import('./entries-page.tsx'), 'EntriesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/time/entries/$entry',
    component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
  }),
];
