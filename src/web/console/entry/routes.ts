/** The ways in: signing in, setting up, an invitation, the choice of a firm, the first steps. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { rootRoute, shellRoute } from '../root-route.tsx';

/** Where to go on: a path of this site, whatever the address says. */
function backIn(search: Record<string, unknown>): { readonly back?: string } {
  const { back } = search;
  if (typeof back !== 'string' || !back.startsWith('/')) return {};
  // As a browser reads it, which passes over tabs and takes backslashes for slashes.
  const { origin, pathname, search: query } = new URL(back, location.origin);
  return origin === location.origin ? { back: `${pathname}${query}` } : {};
}

/** The password was given elsewhere: what is left is the code. */
function signInSearch(search: Record<string, unknown>): {
  readonly back?: string;
  readonly code?: boolean;
} {
  return { ...backIn(search), ...(search['code'] === true ? { code: true } : {}) };
}

export const entryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: signInSearch,
    component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/choose-firm',
    validateSearch: backIn,
    component: lazyRouteComponent(() => import('./choose-firm-page.tsx'), 'ChooseFirmPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/set-up/$token',
    component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation/$id',
    component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
  }),
];

export const welcomeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/welcome',
    component: lazyRouteComponent(() => import('./welcome-page.tsx'), 'WelcomePage'),
  }),
];
