/** The server goes away in the middle: what was typed is kept, told as not sent, and sent once. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { ask, clientWithBlock, leftMinutes, type StoryClient } from './asked.ts';
import { says } from './seen.ts';
import type { Story } from './story.ts';

/** Ten hours at 100.00; time is billed by quarters of an hour. */
const TERMS = { minutes: 600, value: '1000.00' };
const SILENT = 'The server does not answer. What you see is as of before; what you typed is kept.';

export const serverAway: Story = {
  name: 'the server goes away in the middle: nothing typed is lost, and nothing is booked twice',
  tell: async (house, handOn) => {
    const page = await house.pageOf('technician');
    const owner = await house.pageOf('owner');
    const client = await clientWithBlock(owner, 'Quince Studio', TERMS);
    await owner.goto(`/clients/${client.id}`);
    await hoursLeft(owner, '10 h');
    await page.goto('/time');
    await typeWork(page, handOn(page), client, '45 remote Mail moved');
    await says(page.getByRole('main'), '9 h 15 min left');

    await house.stop();
    await logInSilence(page, handOn(page), client);
    await handOn(owner).press(owner.getByRole('link', { name: 'Blocks', exact: true }));
    await says(owner.getByRole('status'), SILENT);
    await says(owner.getByRole('main'), client.name);
    // Nothing is there to be loaded now: what was typed is in the browser, not on the page.
    await assert.rejects(page.reload());

    await house.start();
    await page.goto('/time');
    await says(page.getByRole('banner'), '1 not sent');
    await says(page.getByRole('region', { name: 'Not sent yet' }), `45 min for ${client.name}`);
    await page.getByRole('region', { name: 'Not sent yet' }).waitFor({ state: 'hidden' });
    await bookedOnce(page, client, [['posted', 45, 'Mail moved']], 555);

    // The other page found its way back by itself, to where it was led meanwhile.
    await owner.getByRole('table', { name: 'Blocks in the order of sale' }).waitFor();
    assert.equal(await owner.getByText('does not answer').count(), 0);
    await handOn(owner).press(owner.getByRole('link', { name: 'Overview', exact: true }));
    await hoursLeft(owner, '9 h 15 min');
    await lostAnswer(page, handOn(page), client);
    await lostSale(owner, handOn(owner), client);
  },
};

/** It is sold, and the answer is lost: that is told until it is tried again, and sold it is once. */
async function lostSale(page: Page, hand: Hand, { id, name }: StoryClient): Promise<void> {
  await page.goto(`/clients/${id}/sell`);
  await hand.press(page.getByRole('radio', { name: /^10 h · Support hours/ }));
  await page.route(
    `**/api/v1/clients/${id}/blocks`,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  const sell = page.getByRole('button', { name: 'Sell and issue the invoice' });
  await hand.press(sell);
  const told = page.getByRole('alert').filter({ hasText: 'is not done twice' });
  await told.waitFor();
  const note = page.getByLabel('Note');
  await hand.type(note, 'Agreed by telephone');
  assert.equal(await told.count(), 1);
  await hand.type(note, '');
  await hand.press(sell);
  await page.getByRole('heading', { name: `Sold to ${name}` }).waitFor();
  assert.equal((await ask(page, 'invoice.list', { client: id })).items.length, 1);
}

/** It is booked, and the answer is lost on its way: sent again, it is the same entry. */
async function lostAnswer(page: Page, hand: Hand, client: StoryClient): Promise<void> {
  let asked = 0;
  await page.route('**/api/v1/entries', async (route) => {
    if (route.request().method() !== 'POST') return await route.fallback();
    asked += 1;
    if (asked > 1) return await route.fallback();
    await route.fetch();
    return await route.abort();
  });
  await typeWork(page, hand, client, '30 remote Printer queue');
  await hand.press(page.getByRole('button', { name: 'Post at once' }));
  await says(page.getByRole('main'), `Kept here: 30 min for ${client.name}.`);
  const unsent = page.getByRole('region', { name: 'Not sent yet' });
  await unsent.waitFor();
  await unsent.waitFor({ state: 'hidden' });
  assert.equal(asked, 2);
  const both = [
    ['posted', 30, 'Printer queue'],
    ['posted', 45, 'Mail moved'],
  ] as const;
  await bookedOnce(page, client, both, 525);
}

async function typeWork(
  page: Page,
  hand: Hand,
  { name }: StoryClient,
  what: string,
): Promise<void> {
  await hand.type(page.getByLabel('In one line'), `${name} ${what}`);
}

/** It is kept, and said to be: beside the form, in the list above it, and on every page. */
async function logInSilence(page: Page, hand: Hand, { name }: StoryClient): Promise<void> {
  await hand.press(page.getByRole('button', { name: 'Post at once' }));
  const main = page.getByRole('main');
  await says(main, `Kept here: 45 min for ${name}. The server does not answer`);
  await says(page.getByRole('region', { name: 'Not sent yet' }), `45 min for ${name}, remote`);
  await says(page.getByRole('banner'), '1 not sent');
}

/** The entries there are, and no others, and what they left. */
async function bookedOnce(
  page: Page,
  { id }: StoryClient,
  entries: readonly (readonly [state: string, minutes: number, what: string])[],
  left: number,
): Promise<void> {
  const { items } = await ask(page, 'entry.list', { client: id });
  const told = items.map(({ state, workedMinutes, description }) => [
    ...[state, workedMinutes, description],
  ]);
  assert.deepEqual(
    told.toSorted((a, b) => Number(a[1]) - Number(b[1])),
    entries,
  );
  assert.equal(await leftMinutes(page, id), left);
}

async function hoursLeft(page: Page, text: string): Promise<void> {
  await page.locator('.hero').getByText(text, { exact: true }).waitFor();
}
