/** The two frames of the console: pages for anybody, and pages for those who are signed in. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { askAs } from '../ui/client.ts';
import { OpenedForAnother } from '../ui/opened-for.ts';
import { NotFound } from './shell/not-found.tsx';
import { PageFault } from './shell/page-fault.tsx';
import { closeSession, openSession, sessionAtHand } from './shell/session.ts';
import { Shell } from './shell/shell.tsx';

export const rootRoute = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFault,
});

/** Whoever is not signed in is asked to, and then led back to where they wanted to go. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location, preload }) => {
    const session = await sessionAtHand();
    const { account, firm } = session;
    if (account === null) {
      // A page that is only looked ahead at changes nothing for the one that is open.
      if (!preload) leavePage();
      throw redirect({ to: '/sign-in', search: { back: location.href } });
    }
    if (!openSession(session, account)) {
      if (preload) return;
      throw new OpenedForAnother();
    }
    if (firm === null) throw redirect({ to: '/choose-firm', search: { back: location.href } });
    // A page stays with its person and firm, whichever another page of this browser chooses.
    askAs({ 'x-hourbank-account': account.id, 'x-hourbank-firm': firm });
  },
});

/** What is asked from here on is asked by nobody, until somebody signs in. */
function leavePage(): void {
  closeSession();
  askAs({});
}
