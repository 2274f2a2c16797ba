/** A technician's timer: seen on every device, kept as a draft, posted, explained, and taken back. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { clientWithBlock, leftMinutes, type StoryClient } from './asked.ts';
import { rowsOf, says } from './seen.ts';
import type { Story } from './story.ts';

/** Ten hours at 100.00; time is billed by quarters of an hour. */
const TERMS = { minutes: 600, value: '1000.00' };
const CLOCK = { timezoneId: 'UTC' };
const MINUTE_MILLISECONDS = 60_000;

export const timer: Story = {
  name: 'a timer becomes a draft, is posted, says why, and is taken back to the minute',
  tell: async (house, handOn) => {
    const owner = await house.pageOf('owner');
    const client = await clientWithBlock(owner, 'Juniper Clinic', TERMS);
    const desk = await house.pageOf('technician', CLOCK);
    const hand = handOn(desk);
    await desk.goto('/');
    await start(desk, hand, client);
    const laptop = await house.pageOf('technician', CLOCK);
    await laptop.goto('/time');
    for (const page of [desk, laptop]) await page.reload();
    for (const page of [desk, laptop]) await badgeOf(page, 'Juniper').waitFor();
    await badgeOf(laptop, / [12] min$/).waitFor();
    const there = handOn(laptop);
    await stopAndPost(laptop, there, client);
    await saysWhy(laptop, client);
    assert.equal(await leftMinutes(owner, client.id), 585);

    await takeBack(laptop, there, client);
    assert.equal(await leftMinutes(owner, client.id), 600);
    await desk.reload();
    await badgeOf(desk, /^Timer$/).waitFor();
    await desk.goto(`/clients/${client.id}`);
    await desk.locator('.hero').getByText('10 h', { exact: true }).waitFor();
  },
};

/** The button that is on every page. */
function badgeOf(page: Page, says: string | RegExp) {
  return page.getByRole('banner').getByRole('button', { name: says });
}

async function start(page: Page, hand: Hand, { name }: StoryClient): Promise<void> {
  const badge = badgeOf(page, /^Timer$/);
  await badge.waitFor();
  if (hand.name === 'keyboard') await page.keyboard.press('t');
  else await hand.press(badge);
  const dialog = page.getByRole('dialog', { name: 'Your timer' });
  await hand.find(dialog.getByRole('combobox', { name: 'Client' }), name);
  await hand.choose(dialog.getByLabel('Work type'), 'remote');
  await hand.type(dialog.getByLabel('What is done'), 'Printer queue');
  // Work is counted by the minute: it began a minute before anybody thought of the timer.
  await hand.press(dialog.getByRole('button', { name: 'It began earlier' }));
  const began = new Date(Date.now() - MINUTE_MILLISECONDS).toISOString();
  await hand.type(dialog.getByLabel('The work began'), began.slice(0, 16));
  await hand.press(dialog.getByRole('button', { name: 'Start' }));
  await dialog.waitFor({ state: 'hidden' });
}

/** What it draws is told before it is stopped, on the draft it leaves, and when it is posted. */
async function stopAndPost(page: Page, hand: Hand, client: StoryClient): Promise<void> {
  await hand.press(badgeOf(page, 'Juniper'));
  const dialog = page.getByRole('dialog', { name: 'Your timer' });
  const draws = new RegExp(
    `Covered [12] min worked, billed as 15 min\\. ` +
      `Draws 15 min from ${client.block} of \\S+ \\d+, \\d+ at 100\\.00 EUR/h; 9 h 45 min left\\.`,
  );
  await says(dialog, draws);
  await hand.press(dialog.getByRole('button', { name: 'Stop, keep as draft' }));
  await says(dialog, new RegExp(`Kept as a draft: [12] min for ${client.name}\\.`));
  await says(dialog, draws);
  assert.equal(await leftMinutes(page, client.id), 600);
  await hand.press(dialog.getByRole('button', { name: 'Post it' }));
  await says(dialog, new RegExp(`Posted: [12] min for ${client.name}\\.`));
  await hand.press(dialog.getByRole('link', { name: / min for / }));
}

/** Why it drew what it drew, rule by rule and block by block. */
async function saysWhy(page: Page, { block }: StoryClient): Promise<void> {
  const why = page.getByRole('region', { name: 'Why' });
  await says(why, /Rounding rule B2/);
  assert.deepEqual(await rowsOf(why.getByRole('table')), [`${block} | Drawn | 10 h | 15 min`]);
  const drawn = page.getByRole('region', { name: 'What it drew' });
  await says(drawn, `${block} 15 min 100.00 EUR/h 25.00 EUR`);
}

/** What goes back is told in figures before it does. */
async function takeBack(page: Page, hand: Hand, { block }: StoryClient): Promise<void> {
  await hand.press(page.getByRole('button', { name: 'Reverse…' }));
  const dialog = page.getByRole('dialog', { name: 'Reverse' });
  await says(dialog, `This goes back: 15 min, worth 25.00 EUR, to ${block}`);
  await hand.type(dialog.getByLabel('Why'), 'Was done for nobody');
  await hand.press(dialog.getByRole('button', { name: 'Reverse, and give back 15 min' }));
  await says(page.getByRole('main'), 'It was reversed: all of this went back where it came from.');
}
