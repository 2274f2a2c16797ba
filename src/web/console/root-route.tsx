/** The two frames of the console: pages for anybody, and pages for those who are signed in. */
import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { askAs } from '../ui/client.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageFault } from './shell/page-fault.tsx';
import { sessionAtHand } from './shell/session.ts';
import { Shell } from './shell/shell.tsx';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFault,
});

/** Whoever is not signed in is asked to, and then led back to where they wanted to go. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    const { account, firm } = await sessionAtHand();
    if (account === null) throw redirect({ to: '/sign-in', search: { back: location.href } });
    if (firm === null) throw redirect({ to: '/choose-firm', search: { back: location.href } });
    // A page stays with its firm, whichever another page of this browser chooses.
    askAs({ 'x-hourbank-firm': firm });
  },
});
