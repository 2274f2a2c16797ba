/** Two people post for the same client at once: one draws the last hours, the other is told so. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { ask, clientWithBlock, leftMinutes, type StoryClient } from './asked.ts';
import { says } from './seen.ts';
import type { Story } from './story.ts';

/** Two hours at 120.00; what no block covers is 104.00 an hour. */
const TERMS = { minutes: 120, value: '240.00' };

type Person = { readonly page: Page; readonly hand: Hand };

export const twoAtOnce: Story = {
  name: 'two people post against the last hours at once, and both see what became of it',
  tell: async (house, handOn) => {
    const pages = [await house.pageOf('owner'), await house.pageOf('technician')] as const;
    const people = pages.map((page) => ({ page, hand: handOn(page) }));
    await overage(pages[0], people);
    await stopped(pages[0], people);
  },
};

/** By the firm's own policy, what is not covered any more is overage, and told as such. */
async function overage(owner: Page, people: readonly Person[]): Promise<void> {
  const client = await clientWithBlock(owner, 'Moss Garden', TERMS);
  await bothPreview(people, client);
  await Promise.all(people.map(post));
  const covered = `Draws 1 h 30 min from ${client.block} of`;
  const rest = `Draws 30 min from ${client.block} of`;
  const beyond = '1 h of overage: 104.00 EUR';
  const told = await Promise.all(
    people.map(async ({ page }) => {
      const status = page.getByRole('status').filter({ hasText: /Posted/ });
      await says(status, `Posted: 1 h 30 min for ${client.name}.`);
      await says(status, /Draws .* from/);
      return (await status.innerText()).replaceAll(/\s+/g, ' ');
    }),
  );
  const [first = '', second = ''] = told.toSorted((a, b) => a.length - b.length);
  assert.ok(first.includes(covered) && !first.includes('overage'), first);
  assert.ok(second.includes(rest) && second.includes(beyond), second);
  await bothEndWith(people, client, '0 min', 0);
  const { items } = await ask(owner, 'entry.list', { client: client.id });
  const drawn = items.map(({ outcome }) => outcome?.draws.map(({ minutes }) => minutes));
  assert.deepEqual(drawn.flat().toSorted(), [30, 90]);
}

/** Where the client agreed to no overage, the second is refused, and what was typed stays. */
async function stopped(owner: Page, people: readonly Person[]): Promise<void> {
  const client = await clientWithBlock(owner, 'Nettle Works', TERMS);
  const agreed = { settings: { onShortage: 'stop' }, reason: 'No overage without asking' };
  await ask(owner, 'policy.set', { client: client.id, ...agreed });
  await bothPreview(people, client);
  await Promise.all(people.map(post));
  const main = people.map(({ page }) => page.getByRole('main'));
  await Promise.all(main.map((each) => says(each, /Posted: 1 h 30 min for|This did not work/)));
  const isRefused = await Promise.all(main.map((each) => each.getByRole('alert').isVisible()));
  assert.deepEqual(isRefused.toSorted(), [false, true]);
  const refused = people[isRefused.indexOf(true)]?.page ?? assert.fail();
  await says(refused.getByRole('alert'), '1 h 30 min are needed and 30 min are left (B-1)');
  // What was promised before is not promised any more, and what was typed is there still.
  await says(refused.getByRole('status'), '1 h 30 min are needed and 30 min are left (B-1)');
  assert.match(await refused.getByLabel('In one line').inputValue(), /1:30 remote Patches$/);
  const { items } = await ask(owner, 'entry.list', { client: client.id });
  assert.equal(items.length, 1);
  await bothEndWith(people, client, '30 min', 30);
}

/** Both type the same work, and are promised the same. */
async function bothPreview(people: readonly Person[], client: StoryClient): Promise<void> {
  for (const { page, hand } of people) {
    await page.goto('/time');
    await hand.type(page.getByLabel('In one line'), `${client.name} 1:30 remote Patches`);
    await says(page.getByRole('main'), `Draws 1 h 30 min from ${client.block} of`);
    await says(page.getByRole('main'), '30 min left');
  }
}

async function post({ page, hand }: Person): Promise<void> {
  await hand.press(page.getByRole('button', { name: 'Post at once' }));
}

/** The same number on both screens, and at the server. */
async function bothEndWith(
  people: readonly Person[],
  { id, block }: StoryClient,
  text: string,
  minutes: number,
): Promise<void> {
  for (const { page } of people) {
    await page.goto(`/clients/${id}`);
    await page.locator('.hero').getByText(text, { exact: true }).waitFor();
    assert.equal(await leftMinutes(page, id), minutes);
    const shown = await ask(page, 'block.show', { client: id, block });
    assert.equal(shown.block.leftMinutes, minutes);
  }
}
