/** The frames of the portal, and its pages: those beyond the first come when they are opened. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { askAs } from '../ui/client.ts';
import { daysIn } from '../ui/days.ts';
import { lazyRouteComponent } from '../ui/late.ts';
import { OpenedForAnother, openFor, openForNobody } from '../ui/opened-for.ts';
import { readAhead } from '../ui/queries.ts';
import { HomePage } from './home-page.tsx';
import { NotFound, PageFault } from './not-shown.tsx';
import { sessionAtHand } from './session.ts';
import { Shell } from './shell.tsx';

const rootRoute = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFault,
});

/** Whoever is not let in is asked for their mail; who is of several clients, for which. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ preload }) => {
    const { choices, client } = await sessionAtHand();
    const here = choices.find((choice) => choice.client === client);
    if (here === undefined) {
      // A page that is only looked ahead at changes nothing for the one that is open.
      if (!preload) leavePage();
      if (choices.length > 0) throw redirect({ to: '/portal/choose' });
      throw redirect({ to: '/portal/sign-in', search: {} });
    }
    if (!openFor(here.contact)) {
      if (preload) return;
      throw new OpenedForAnother();
    }
    // A page stays with its person and client, whichever another page of this browser chooses.
    askAs({ 'x-hourbank-contact': here.contact, 'x-hourbank-client': here.client });
  },
});

/** What is asked from here on is asked by nobody, until somebody is let in. */
function leavePage(): void {
  openForNobody();
  askAs({});
}

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal',
  loader: ({ context }) => readAhead(context.queryClient, 'portal.show', {}),
  component: HomePage,
});
const workRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/entries',
  component: lazyRouteComponent(() => import('./work-page.tsx'), 'WorkPage'),
});
const entryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/entries/$entry',
  component: lazyRouteComponent(() => import('./entry-page.tsx'), 'EntryPage'),
});
const blocksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/blocks',
  component: lazyRouteComponent(() => import('./blocks-page.tsx'), 'BlocksPage'),
});
const buyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/buy',
  component: lazyRouteComponent(() => import('./buy-page.tsx'), 'BuyPage'),
});
const invoicesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/invoices',
  component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'InvoicesPage'),
});
const statementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/statement',
  validateSearch: daysIn,
  component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
});
const heldRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portal/held',
  component: lazyRouteComponent(() => import('./held-page.tsx'), 'HeldPage'),
});
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portal/sign-in',
  validateSearch: ({ token }: Record<string, unknown>): { readonly token?: string } =>
    typeof token === 'string' ? { token } : {},
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});
const chooseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portal/choose',
  component: lazyRouteComponent(() => import('./choose-page.tsx'), 'ChoosePage'),
});

export const routeTree = rootRoute.addChildren([
  signInRoute,
  chooseRoute,
  shellRoute.addChildren([
    ...[homeRoute, workRoute, entryRoute, blocksRoute],
    ...[buyRoute, invoicesRoute, statementRoute, heldRoute],
  ]),
]);
