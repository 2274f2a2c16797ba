/** What needs somebody today. The first page of most comes with the console itself. */
import { createRoute } from '@tanstack/react-router';
import { readAhead } from '../../ui/queries.ts';
import { shellRoute } from '../root-route.tsx';
import { TodayPage } from './today-page.tsx';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    loader: ({ context }) => readAhead(context.queryClient, 'today.show', {}),
    component: TodayPage,
  }),
];
