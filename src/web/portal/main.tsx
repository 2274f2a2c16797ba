/** The client's portal. */
import { RouterProvider } from '@tanstack/react-router';
import { show } from '../ui/root.tsx';
import { router } from './router.ts';

show(<RouterProvider router={router} />);
