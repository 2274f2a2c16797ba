/** A timer that ran overnight asks when the work ended, and books nothing by itself. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { ask, clientWithBlock, leftMinutes, type StoryClient } from './asked.ts';
import { says } from './seen.ts';
import type { Story } from './story.ts';

const TERMS = { minutes: 600, value: '1000.00' };
const MINUTE_MILLISECONDS = 60_000;
/** A minute less than an entry may be long: in every zone that is over midnight. */
const RAN_MINUTES = 24 * 60 - 1;
const WORKED_MINUTES = 105;

export const overnightTimer: Story = {
  name: 'a timer that ran overnight asks when the work ended, and books nothing by itself',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner', { timezoneId: 'UTC' });
    const hand = handOn(page);
    const client = await clientWithBlock(page, 'Kestrel Yard', TERMS);
    const started =
      Math.floor(Date.now() / MINUTE_MILLISECONDS - RAN_MINUTES) * MINUTE_MILLISECONDS;
    const startedAt = new Date(started).toISOString();
    await ask(page, 'timer.start', { client: client.id, workType: 'remote', startedAt });
    await page.goto('/');
    await hand.press(page.getByRole('banner').getByRole('button', { name: 'Kestrel' }));
    const dialog = page.getByRole('dialog', { name: 'Your timer' });
    await says(dialog, 'It has run overnight, since');
    await says(dialog, 'Nothing is booked until you say so.');
    await says(dialog, 'What it draws is told here once you say when it ended.');
    const stop = dialog.getByRole('button', { name: 'Stop, keep as draft' });
    await hand.press(stop);
    await says(dialog, 'say when the work ended');
    // It is asked where it is to be said; before that, typing would go elsewhere.
    await dialog.locator('[name="endedAt"]:focus').waitFor();
    assert.deepEqual(await booked(page, client), []);

    const ended = new Date(started + WORKED_MINUTES * MINUTE_MILLISECONDS);
    const field = dialog.getByLabel('The work ended');
    await hand.type(field, ended.toISOString().slice(0, 16));
    assert.equal(await field.inputValue(), ended.toISOString().slice(0, 16));
    await drawsAsTyped(dialog, client);
    await hand.press(stop);
    await says(dialog, `Kept as a draft: 1 h 45 min for ${client.name}.`);
    await drawsAsTyped(dialog, client);
    await hand.press(dialog.getByRole('button', { name: 'Leave it as a draft' }));
    await page.getByRole('banner').getByRole('button', { name: 'Timer', exact: true }).waitFor();
    assert.deepEqual(await booked(page, client), [['draft', WORKED_MINUTES, ended.getTime()]]);
    assert.equal(await leftMinutes(page, client.id), TERMS.minutes);
  },
};

async function drawsAsTyped(dialog: Locator, { block }: StoryClient): Promise<void> {
  await says(dialog, new RegExp(`Covered ?Draws 1 h 45 min from ${block} of .* 100.00 EUR/h`));
  await says(dialog, '8 h 15 min left');
}

/** The entries there are: how each stands, its minutes, and when it ended. */
async function booked(page: Page, { id }: StoryClient): Promise<readonly unknown[]> {
  const { items } = await ask(page, 'entry.list', { client: id });
  return items.map(({ state, workedMinutes, endedAt }) => [
    state,
    workedMinutes,
    Date.parse(endedAt ?? ''),
  ]);
}
