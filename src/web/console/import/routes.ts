/** Hours from other programs: a file, and what came of each. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';

export const importRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/import',
    component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/import/$import',
    component: lazyRouteComponent(() => import('./import-show-page.tsx'), 'ImportShowPage'),
  }),
];
