/** Invoices and payments: a page for each thing that is done with them. */
import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../ui/late.ts';
import { shellRoute } from '../root-route.tsx';
import { clientIn, invoicesIn, mailsIn } from './search.ts';

const shell = { getParentRoute: () => shellRoute } as const;

export const invoiceRoutes = [
  createRoute({
    ...shell,
    path: '/invoices',
    validateSearch: invoicesIn,
    component: lazyRouteComponent(() => import('./invoices-page.tsx'), 'InvoicesPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/new',
    validateSearch: clientIn,
    component: lazyRouteComponent(() => import('./new-invoice-page.tsx'), 'NewInvoicePage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/drafts',
    component: lazyRouteComponent(() => import('./drafts-page.tsx'), 'DraftsPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/drafts/$draft',
    component: lazyRouteComponent(() => import('./draft-page.tsx'), 'DraftPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/unbilled',
    component: lazyRouteComponent(() => import('./unbilled-page.tsx'), 'UnbilledPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/payments',
    validateSearch: clientIn,
    component: lazyRouteComponent(() => import('./payments-page.tsx'), 'PaymentsPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/bank',
    component: lazyRouteComponent(() => import('./bank-page.tsx'), 'BankPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/balances',
    component: lazyRouteComponent(() => import('./balances-page.tsx'), 'BalancesPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/mails',
    validateSearch: mailsIn,
    component: lazyRouteComponent(() => import('./mails-page.tsx'), 'MailsPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/books',
    component: lazyRouteComponent(() => import('./books-page.tsx'), 'BooksPage'),
  }),
  createRoute({
    ...shell,
    path: '/invoices/$invoice',
    component: lazyRouteComponent(() => import('./invoice-page.tsx'), 'InvoicePage'),
  }),
];
