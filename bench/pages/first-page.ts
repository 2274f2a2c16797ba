/** What the first page costs somebody who has nothing in store, with the processor slowed. */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { open } from '../../test/browser/places.ts';
import { median, ROUNDS, type Tell } from './told.ts';

const SLOWED = 4;

type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

/** Measures the first page of the firm's console and of its clients' portal. */
export async function firstPages(
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
  newPage: () => Promise<Page>,
  path: string,
  mostKilobytes: number,
  tell: Tell,
): Promise<void> {
  const paints: number[] = [];
  const jumps: number[] = [];
  let kilobytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await newPage();
    await slow(page);
    await page.addInitScript(WATCH);
    await open(page, { name, path });
    await page.evaluate(PAINTED);
    const seen = await page.evaluate<Seen>('globalThis.seen()');
    paints.push(seen.largestPaintSeconds);
    jumps.push(seen.shift);
    kilobytes = seen.scriptKilobytes;
    // One that stays open goes on being slowed, and slows the next.
    await page.context().close();
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

/** Comes true once what was drawn last has been painted, and told to whoever watches. */
const PAINTED = `new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(null), 100)))`;

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
