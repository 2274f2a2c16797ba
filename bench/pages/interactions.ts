/** What an interaction costs on a large firm: from the press of a key or button to the next paint. */
import type { Page } from 'playwright-core';
import { open } from '../../test/browser/places.ts';
import { median, ROUNDS, type Tell } from './told.ts';

/** Searches 2,000 clients, reads on in 50,000 entries, and goes from page to page of a client. */
export async function interactions(page: Page, client: string, tell: Tell): Promise<void> {
  await page.addInitScript(WATCH);
  const told = (key: string, sentence: string, value: number): void =>
    tell(key, `slowest interaction, ${sentence}, ms`, value, 'at most 100');
  const searching = await searched(page);
  told('clientsSearchMilliseconds', 'searching 2,000 clients', searching);
  const paging = await readOn(page, client);
  told('entriesMoreMilliseconds', 'reading on in 50,000 entries', paging);
  const going = await wentThrough(page, client);
  told('clientTabMilliseconds', 'from page to page of a client', going);
}

const KEYS_MILLISECONDS = 20;

async function searched(page: Page): Promise<number> {
  await open(page, { name: 'clients', path: '/clients' });
  const box = page.getByRole('searchbox', { name: 'Search' });
  return await slowestOf(page, async (round) => {
    const name = `Client ${1990 + round}`;
    await box.fill('');
    await box.pressSequentially(name, { delay: KEYS_MILLISECONDS });
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await page.getByRole('link', { name }).waitFor();
  });
}

async function readOn(page: Page, client: string): Promise<number> {
  await open(page, { name: 'entries', path: `/clients/${client}/entries` });
  const more = page.getByRole('button', { name: 'Show more' });
  const rows = page.getByRole('row');
  return await slowestOf(page, async () => {
    const before = await rows.count();
    await more.click();
    await rows.nth(before).waitFor();
  });
}

async function wentThrough(page: Page, client: string): Promise<number> {
  await open(page, { name: 'client', path: `/clients/${client}` });
  const heading = page.getByRole('heading', { level: 2 }).first();
  return await slowestOf(page, async (round) => {
    await page
      .getByRole('link', { name: round % 2 === 0 ? 'Statement' : 'Blocks' })
      .first()
      .click();
    await page.waitForURL(round % 2 === 0 ? '**/statement**' : '**/blocks**');
    await heading.waitFor();
  });
}

/** The median of the slowest of each round. */
async function slowestOf(page: Page, act: (round: number) => Promise<void>): Promise<number> {
  const slowest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate('globalThis.slowestEvent()');
    await act(round);
    await page.evaluate(PAINTED);
    slowest.push(await page.evaluate<number>('globalThis.slowestEvent()'));
  }
  return median(slowest);
}

/** Run in the page before anything of its own: tells the slowest since it was last asked. */
const WATCH = `
  let slowest = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (each.interactionId > 0) slowest = Math.max(slowest, each.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  globalThis.slowestEvent = () => { const told = slowest; slowest = 0; return told; };
`;

/** Comes true once what was drawn last has been painted, and told to whoever watches. */
const PAINTED = `new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(null), 100)))`;
