/** All pages of the console, each part its own. But for Today, they come when they are opened. */
import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { blockRoutes } from './blocks/routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { clientRoutes } from './clients/routes.ts';
import { entryRoutes, welcomeRoutes } from './entry/routes.ts';
import { importRoutes } from './import/routes.ts';
import { invoiceRoutes } from './invoices/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { rootRoute, shellRoute } from './root-route.tsx';
import { settingRoutes } from './settings/routes.ts';
import { timeRoutes } from './time/routes.ts';
import { todayRoutes } from './today/routes.ts';

const routeTree = rootRoute.addChildren([
  ...entryRoutes,
  shellRoute.addChildren([
    ...todayRoutes,
    ...clientRoutes,
    ...blockRoutes,
    ...timeRoutes,
    ...invoiceRoutes,
    ...catalogueRoutes,
    ...reportRoutes,
    ...importRoutes,
    ...settingRoutes,
    ...welcomeRoutes,
  ]),
]);

/** The router; pages that are on their way may read ahead with `queryClient`. */
export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof newRouter>;
  }
}
