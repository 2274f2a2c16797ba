/** The client's portal. */
import { ASKED } from 'virtual:operations/contact';
import { RouterProvider } from '@tanstack/react-router';
import { askBy } from '../ui/client.ts';
import { show } from '../ui/root.tsx';
import { router } from './router.ts';

askBy(ASKED);
show(<RouterProvider router={router} />);
