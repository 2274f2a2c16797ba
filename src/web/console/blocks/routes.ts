/** Selling a block: a page of its own, so that everything can lead there. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';

export const blockRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/clients/$client/sell',
    component: lazyRouteComponent(() => import('./sell-page.tsx'), 'SellPage'),
  }),
];
