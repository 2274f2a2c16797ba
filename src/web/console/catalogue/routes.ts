/** What is sold, and how work counts: a page each. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';

export const catalogueRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/catalogue',
    component: lazyRouteComponent(() => import('./work-types-page.tsx'), 'WorkTypesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/catalogue/rates',
    component: lazyRouteComponent(() => import('./rates-page.tsx'), 'RatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/catalogue/products',
    component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/catalogue/tax-rates',
    component: lazyRouteComponent(() => import('./tax-rates-page.tsx'), 'TaxRatesPage'),
  }),
];
