/** Every page there is, with something on it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

export type Place = {
  readonly name: string;
  readonly path: string;
  /** By which a dialog or a menu opens over the page: `Part/Button`, or a button alone. */
  readonly opens?: readonly string[];
};

const PLAIN = {
  today: '/',
  clients: '/clients',
  time: '/time',
  timer: '/time/timer',
  drafts: '/time/drafts',
  waiting: '/time/waiting',
  entries: '/time/entries',
  invoices: '/invoices',
  'new invoice': '/invoices/new',
  'invoice drafts': '/invoices/drafts',
  unbilled: '/invoices/unbilled',
  payments: '/invoices/payments',
  balances: '/invoices/balances',
  bank: '/invoices/bank',
  books: '/invoices/books',
  mails: '/invoices/mails',
  'work types': '/catalogue',
  rates: '/catalogue/rates',
  products: '/catalogue/products',
  'tax rates': '/catalogue/tax-rates',
  deferred: '/reports/deferred',
  hours: '/reports/hours',
  utilisation: '/reports/utilisation',
  'run dry': '/reports/run-dry',
  receivables: '/reports/receivables',
  revenue: '/reports/revenue',
  tax: '/reports/tax',
  import: '/import',
  firm: '/settings',
  you: '/settings/you',
  members: '/settings/members',
  policies: '/settings/policies',
  billing: '/settings/billing',
  connections: '/settings/connections',
  keys: '/settings/keys',
  ledger: '/settings/ledger',
  audit: '/settings/audit',
  welcome: '/welcome',
  'sign in': '/sign-in',
  'choose firm': '/choose-firm',
  nowhere: '/there-is-no-such-page',
} as const;

/** What the dialogs of the console are opened by, by the name of the page, whatever day it is. */
const OPENS: Readonly<Record<string, readonly string[]>> = {
  today: ['Go to', 'Timer', 'Maren Holt'],
  clients: ['Add a client'],
  payments: ['Record a payment', 'Take back'],
  'work types': ['Add a work type'],
  rates: ['Set a standard rate'],
  products: ['Add a product', 'Set a price', 'Take out of sale'],
  'tax rates': ['Add a tax rate'],
  members: ['Invite somebody', 'Change Tobias Reuter'],
  keys: ['Make a key'],
  'client blocks': ['Grant free hours', 'Bring a block along'],
  'client statement': ['Export'],
  'client contacts': ['Add a contact', 'Portal link: Ana Alder', 'Remove: Ana Alder'],
  'client agreement': ['The client/Change', 'The client/Archive'],
  entry: ['Reverse…'],
  invoice: ['Send by mail'],
};

type Items = { readonly items: readonly { readonly id: string }[] };

/** The console's pages on the demo firm, of its first client. */
export async function consolePlaces(page: Page): Promise<readonly Place[]> {
  const first = async (path: string): Promise<string> => {
    const answered = await page.request.get(`/api/v1${path}`);
    const { items } = (await answered.json()) as Items;
    return items[0]?.id ?? assert.fail(`nothing at ${path}`);
  };
  const client = await first('/clients');
  const block = await first(`/clients/${client}/blocks`);
  const entry = await first(`/entries?client=${client}&state=posted`);
  const invoice = await first(`/invoices?client=${client}`);
  const ofClient = ['blocks', 'entries', 'statement', 'invoices', 'contacts', 'agreement', 'sell'];
  const places = [
    ...Object.entries(PLAIN).map(([name, path]) => ({ name, path })),
    { name: 'client', path: `/clients/${client}` },
    ...ofClient.map((part) => ({ name: `client ${part}`, path: `/clients/${client}/${part}` })),
    { name: 'block', path: `/clients/${client}/blocks/${block}` },
    { name: 'entry', path: `/time/entries/${entry}` },
    { name: 'invoice', path: `/invoices/${invoice}` },
  ];
  return places.map((place) => ({ ...place, opens: OPENS[place.name] ?? [] }));
}

/** The portal's pages, for a contact who came by a link. */
export async function portalPlaces(page: Page): Promise<readonly Place[]> {
  const answered = await page.request.get('/api/v1/portal/entries?limit=1');
  const [entry] = ((await answered.json()) as Items).items;
  assert.ok(entry !== undefined);
  const parts = ['entries', 'blocks', 'buy', 'invoices', 'statement', 'held', 'sign-in', 'choose'];
  return [
    { name: 'portal', path: '/portal' },
    ...parts.map((part) => ({ name: `portal ${part}`, path: `/portal/${part}` })),
    { name: 'portal entry', path: `/portal/entries/${entry.id}` },
    { name: 'portal nowhere', path: '/portal/there-is-no-such-page' },
  ];
}

/** Lets a contact of the demo firm's first client into the portal, by a link the firm makes. */
export async function enterPortal(staff: Page, contact: Page): Promise<void> {
  const of = `/api/v1/clients/${encodeURIComponent('Alder Dental')}/contacts/Ana%20Alder/links`;
  const headers = { origin: new URL(staff.url()).origin };
  const answered = await staff.request.post(of, { data: {}, headers });
  const { url } = (await answered.json()) as { readonly url: string };
  await contact.goto(url);
}

/** Opens a page and waits until nothing more is read and nothing keeps a place any more. */
export async function open(page: Page, { path }: Place): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}
