/** A page that is left open: it tells what others did, by itself and when it is come back to. */
import type { Page } from 'playwright-core';
import { ask, clientWithBlock, type StoryClient } from './asked.ts';

const MINUTE_MILLISECONDS = 60_000;
/** What was read less than this ago is not read again. */
const FRESH_MILLISECONDS = 2000;

/** Fails where the figure on the page of a client stays as it was. */
export async function seesWhatOthersDo(page: Page): Promise<void> {
  await page.goto('/');
  const client = await clientWithBlock(page, 'Left open', { minutes: 600, value: '900.00' });
  await page.clock.install();
  const entries = await holdEntries(page);
  await page.goto(`/clients/${client.id}`);
  await left(page, '10 h');
  await entries.isRead;
  await work(page, client, 'Patches');
  await page.clock.fastForward(MINUTE_MILLISECONDS);
  await left(page, '9 h');
  entries.letGo();
  // With the figure comes what stands beside it, also where an answer from before is still on its way.
  await page.getByRole('table').getByText('Patches').waitFor();
  await page.clock.fastForward(FRESH_MILLISECONDS);
  await work(page, client, 'Backups');
  await page.evaluate(`dispatchEvent(new Event('focus'))`);
  await left(page, '8 h');
}

/** The first list of entries is read when it is asked for, and told when it is let go. */
async function holdEntries(page: Page) {
  const [read, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route(
    '**/api/v1/entries?**',
    async (route) => {
      const response = await route.fetch();
      read.resolve();
      await gone.promise;
      // Nobody may wait for it any more.
      await route.fulfill({ response }).catch(() => undefined);
    },
    { times: 1 },
  );
  return { isRead: read.promise, letGo: gone.resolve };
}

async function left(page: Page, text: string): Promise<void> {
  await page.locator('.hero').getByText(text, { exact: true }).waitFor();
}

/** An hour that is posted from elsewhere. */
async function work(page: Page, { id }: StoryClient, description: string): Promise<void> {
  const about = { client: id, workType: 'remote', description };
  await ask(page, 'entry.log', { ...about, minutes: 60, post: true });
}
