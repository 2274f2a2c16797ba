/** The client's portal. */
import { ASKED } from 'virtual:operations/contact';
import { RouterProvider } from '@tanstack/react-router';
import { askBy } from '../ui/client.ts';
import { newQueryClient } from '../ui/queries.ts';
import { show } from '../ui/root.tsx';
import { newRouter } from './router.ts';

askBy(ASKED);
const queryClient = newQueryClient();
show(<RouterProvider router={newRouter(queryClient)} />, queryClient);
