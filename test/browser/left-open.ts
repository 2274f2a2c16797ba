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
  await page.goto(`/clients/${client.id}`);
  await left(page, '10 h');
  await work(page, client, 'Patches');
  await page.clock.fastForward(MINUTE_MILLISECONDS);
  await left(page, '9 h');
  // With the figure comes what stands beside it.
  await page.getByRole('table').getByText('Patches').waitFor();
  await page.clock.fastForward(FRESH_MILLISECONDS);
  await work(page, client, 'Backups');
  await page.evaluate(`dispatchEvent(new Event('focus'))`);
  await left(page, '8 h');
}

async function left(page: Page, text: string): Promise<void> {
  await page.locator('.hero').getByText(text, { exact: true }).waitFor();
}

/** An hour that is posted from elsewhere. */
async function work(page: Page, { id }: StoryClient, description: string): Promise<void> {
  const about = { client: id, workType: 'remote', description };
  await ask(page, 'entry.log', { ...about, minutes: 60, post: true });
}
