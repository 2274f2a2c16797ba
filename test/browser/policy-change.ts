/** A client's exception: told in words before it is set, seen in the next entry, and in no old one. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { ask, clientWithBlock, leftMinutes, type StoryClient } from './asked.ts';
import { plain, rowsOf } from './seen.ts';
import type { Story } from './story.ts';

const STEPS_OF_15 =
  'Time is billed in steps of 15 min, rounded up: 16 min of work is billed as 30 min.';
const STEPS_OF_30 =
  'Time is billed in steps of 30 min, rounded up: 31 min of work is billed as 1 h.';

export const policyChange: Story = {
  name: 'an exception for a client is told before, holds for the next entry, and for no old one',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    await page.goto('/time');
    const sold = await clientWithBlock(page, 'Agreed', { minutes: 600, value: '900.00' });
    await firmStays(page, hand);
    await typeEntry(page, hand, sold, '20');
    await previewIs(page, '20 min worked, billed as 30 min. Draws 30 min from', '9 h 30 min left');
    await hand.press(page.getByRole('button', { name: 'Post at once' }));
    await page.getByText(`Posted: 20 min for ${sold.name}.`).waitFor();
    assert.equal(await leftMinutes(page, sold.id), 570);
    await typeEntry(page, hand, sold, '35');
    await previewIs(page, '35 min worked, billed as 45 min. Draws 45 min from', '8 h 45 min left');

    await agree(page, hand, sold);
    await typeEntry(page, hand, sold, '35');
    await previewIs(page, '35 min worked, billed as 1 h. Draws 1 h from', '8 h 30 min left');
    await hand.press(page.getByRole('button', { name: 'Post at once' }));
    await page.getByText(`Posted: 35 min for ${sold.name}.`).waitFor();
    await oldStays(page, sold);
  },
};

/** Looked at for the firm, with what it comes to, and left. */
async function firmStays(page: Page, hand: Hand): Promise<void> {
  const before = await ask(page, 'policy.show', {});
  await page.goto('/settings/policies');
  await page.getByText(STEPS_OF_15).first().waitFor();
  await hand.press(page.getByRole('button', { name: 'Change …' }));
  await wouldChange(page, hand, 'to the minute', [
    STEPS_OF_15,
    'Every entry is rounded by itself: two of 5 min on one day are billed as 30 min.',
    'Time is billed to the minute.',
    'Every entry is rounded by itself: two of 1 min on one day are billed as 2 min.',
  ]);
  await hand.press(page.getByRole('button', { name: 'Leave it as it is' }));
  assert.deepEqual(await ask(page, 'policy.show', {}), before);
}

/** Other steps are chosen: what ends with them is told, and what begins. */
async function wouldChange(page: Page, hand: Hand, steps: string, says: readonly string[]) {
  const told = page.getByRole('status', { name: 'What would change' });
  await told.getByText('Nothing would change').waitFor();
  await hand.choose(page.getByLabel('Time is billed'), steps);
  // Typed letter by letter, it is other steps on the way.
  await told.getByText(says.at(-1) ?? '').waitFor();
  assert.deepEqual((await told.getByRole('listitem').allInnerTexts()).map(plain), says);
}

async function typeEntry(page: Page, hand: Hand, sold: StoryClient, minutes: string) {
  await page.goto('/time');
  await hand.type(page.getByLabel('In one line'), `${sold.name} ${minutes} remote Look at it`);
}

async function previewIs(page: Page, draws: string, left: string): Promise<void> {
  await page.getByText(draws).waitFor();
  await page.getByText(left).first().waitFor();
}

/** Half hours from today on, with what ends and what begins. */
async function agree(page: Page, hand: Hand, { id, name }: StoryClient): Promise<void> {
  await page.goto(`/clients/${id}/agreement`);
  await page.getByText('No exceptions: as with everybody').waitFor();
  await hand.press(page.getByRole('button', { name: 'Agree exceptions' }));
  await wouldChange(page, hand, 'in steps of 30 min', [
    STEPS_OF_15,
    'Every entry is rounded by itself: two of 5 min on one day are billed as 30 min.',
    STEPS_OF_30,
    'Every entry is rounded by itself: two of 10 min on one day are billed as 1 h.',
  ]);
  await hand.type(page.getByLabel('Reason'), 'Agreed on the telephone');
  await hand.press(page.getByRole('button', { name: 'Set it' }));
  await page.getByText(`Agreed with ${name}, other than with the rest`).waitFor();
  await page.getByText(STEPS_OF_30).first().waitFor();
}

/** The entry of before draws what it drew, by the version that held when it was posted. */
async function oldStays(page: Page, { id, block }: StoryClient): Promise<void> {
  assert.equal(await leftMinutes(page, id), 510);
  await page.goto(`/clients/${id}/statement`);
  const lines = await rowsOf(page.getByRole('table', { name: /^Statement from/ }));
  const told = lines.slice(-2).map((line) => line.split(' | ').slice(1).join(' | '));
  assert.deepEqual(told, [
    `remote, Look at it | Maren Holt | 20 min | ${block} −30 min | | 9 h 30 min`,
    `remote, Look at it | Maren Holt | 35 min | ${block} −1 h | | 8 h 30 min`,
  ]);
}
