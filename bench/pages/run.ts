/** What pages cost: script, the time to the largest paint, what jumps, and what an interaction takes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import { pageCredentials, start, stop } from '../../test/support/whole-program.ts';
import { BUSY, fill } from './firm.ts';

type Tell = (key: string, sentence: string, value: number, aim: string) => void;

const SLOWED = 4;
const ROUNDS = 5;

/** Measures the pages on a large firm; each figure is told by `tell`. */
export async function measurePages(tell: Tell): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-pages-bench-'));
  const server = await start(directory);
  try {
    const browser = await openBrowser();
    if (browser === null) throw new Error('there is no browser that runs here');
    await fill(directory, server);
    const { address } = server;
    const context = await browser.newContext({ baseURL: address, locale: 'en-US' });
    const signedIn = await context.request.post('/api/auth/sign-in/email', {
      headers: { origin: address },
      data: pageCredentials,
    });
    if (!signedIn.ok()) throw new Error(await signedIn.text());
    const found = await context.request.get(`/api/v1/clients?search=${encodeURIComponent(BUSY)}`);
    const { items } = (await found.json()) as { readonly items: readonly { id: string }[] };
    const client = items[0]?.id ?? '';
    const link = await portalLink(context.request, address, client);
    await firstPages(browser, address, link, await context.storageState(), tell);
    await interactions(await context.newPage(), client, tell);
  } finally {
    await stop(server);
    rmSync(directory, { recursive: true, force: true });
  }
}

type Request = Page['request'];

async function portalLink(request: Request, address: string, client: string): Promise<string> {
  const headers = { origin: address };
  const at = `/api/v1/clients/${client}/contacts`;
  const ana = { name: 'Ana Alder', mail: 'ana@client.example', roles: ['billing'] };
  const added = await request.post(at, { headers, data: ana });
  const { id } = (await added.json()) as { readonly id: string };
  const made = await request.post(`${at}/${id}/links`, { headers, data: {} });
  return ((await made.json()) as { readonly url: string }).url;
}

type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** First pages of somebody who has nothing in store, with the processor slowed. */
async function firstPages(
  browser: Browser,
  address: string,
  link: string,
  state: State,
  tell: Tell,
): Promise<void> {
  const asMember = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: address, storageState: state });
    return await context.newPage();
  };
  const asContact = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: address, viewport: PHONE });
    const answered = await context.request.get(link, { maxRedirects: 0 });
    if (answered.status() !== 303) throw new Error(`the link answered ${answered.status()}`);
    return await context.newPage();
  };
  await first('console', asMember, '/', 250, tell);
  await first('portal', asContact, '/portal', 150, tell);
}

const PHONE = { width: 390, height: 844 };

async function first(
  name: string,
  open: () => Promise<Page>,
  path: string,
  mostKilobytes: number,
  tell: Tell,
): Promise<void> {
  const paints: number[] = [];
  const jumps: number[] = [];
  let kilobytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await open();
    await slow(page);
    await page.addInitScript(WATCH);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate<Seen>('globalThis.seen()');
    paints.push(seen.largestPaintSeconds);
    jumps.push(seen.shift);
    kilobytes = seen.scriptKilobytes;
    await page.goto('about:blank');
  }
  tell(
    `${name}ScriptKilobytes`,
    `${name}, script of the first page, kB as sent`,
    kilobytes,
    `at most ${mostKilobytes}`,
  );
  tell(
    `${name}LargestPaintSeconds`,
    `${name}, largest paint, processor slowed ${SLOWED} times, s`,
    median(paints),
    'at most 1.5',
  );
  tell(
    `${name}LayoutShift`,
    `${name}, layout shift, the most of ${ROUNDS}`,
    Math.max(...jumps),
    '0',
  );
}

type Seen = {
  readonly largestPaintSeconds: number;
  readonly shift: number;
  readonly scriptKilobytes: number;
};

/** Run in the page before anything of its own. */
const WATCH = `
  let paint = 0, shift = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) paint = each.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) shift += each.value;
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.seen = () => ({
    largestPaintSeconds: paint / 1000,
    shift,
    scriptKilobytes: performance.getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
  });
`;

async function slow(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  return session;
}

/** From the press of a key or a button to the next paint, and to what it was pressed for. */
async function interactions(page: Page, client: string, tell: Tell): Promise<void> {
  await page.addInitScript(WATCH_EVENTS);
  await page.goto('/clients');
  await page.getByText('Client 0002').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.getByRole('textbox').first().pressSequentially('Client 1999', { delay: 20 });
  await page.getByText('Client 1999').first().waitFor();
  const searching = await slowestEvent(page);
  await page.goto(`/clients/${client}/entries`);
  await page.waitForLoadState('networkidle');
  const more = page.getByRole('button', { name: 'Show more' });
  for (let presses = 0; presses < ROUNDS; presses += 1) {
    await more.click();
    await page.waitForLoadState('networkidle');
  }
  const paging = await slowestEvent(page);
  await page.goto(`/clients/${client}`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: 'Statement' }).first().click();
  await page.waitForLoadState('networkidle');
  const going = await slowestEvent(page);
  tell(
    'clientsSearchMilliseconds',
    'slowest interaction, searching 2,000 clients, ms',
    searching,
    'at most 100',
  );
  tell(
    'entriesMoreMilliseconds',
    'slowest interaction, reading on in 50,000 entries, ms',
    paging,
    'at most 100',
  );
  tell(
    'clientTabMilliseconds',
    'slowest interaction, from page to page of a client, ms',
    going,
    'at most 100',
  );
}

const WATCH_EVENTS = `
  let slowest = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (each.interactionId > 0) slowest = Math.max(slowest, each.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  globalThis.slowestEvent = () => slowest;
`;

function slowestEvent(page: Page): Promise<number> {
  return page.evaluate<number>('globalThis.slowestEvent()');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
