/** Whoever types before all is there: what was typed is understood later, and nothing takes its place. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { clientWithBlock } from './asked.ts';
import { says } from './seen.ts';
import type { Story } from './story.ts';

export const earlyLine: Story = {
  name: 'a line that is typed before the clients are read is understood once they are',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    const client = await clientWithBlock(page, 'Rowan Press', { minutes: 600, value: '1000.00' });
    const answer = await hold(page, '**/api/v1/clients?*');
    await page.goto('/time');
    const line = page.getByLabel('In one line');
    await hand.type(line, `${client.name} 45 remote Mail moved`);
    // What is not known yet is not denied either.
    assert.equal(await page.getByText('No client’s name begins like this').count(), 0);
    answer();
    await says(page.getByRole('main'), 'Draws 45 min from B-1 of Jan 2, 2026 at 100.00 EUR/h');
    await says(page.getByRole('main'), '9 h 15 min left');
    assert.equal(await page.getByLabel('What was done').inputValue(), 'Mail moved');
    // What is put right by hand stays, whatever is written on in the line.
    await hand.type(page.getByLabel('How long'), '1:00');
    await hand.type(line, `${client.name} 45 remote Mail moved again`);
    await says(page.getByRole('main'), 'Draws 1 h from B-1 of Jan 2, 2026 at 100.00 EUR/h');
    assert.equal(await page.getByLabel('What was done').inputValue(), 'Mail moved again');
  },
};

export const earlyDays: Story = {
  name: 'days that are typed before a statement is read stay',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    await page.goto('/clients');
    const client = await clientWithBlock(page, 'Sage Looms', { minutes: 600, value: '1000.00' });
    const answer = await hold(page, '**/api/v1/clients/*/statement*');
    await page.goto(`/clients/${client.id}/statement`);
    await hand.type(page.getByLabel('From', { exact: true }), '2026-01-01');
    await hand.type(page.getByLabel('To', { exact: true }), '2026-03-01');
    answer();
    await says(page.getByRole('main'), 'The hours bought first are drawn first.');
    await hand.press(page.getByRole('button', { name: 'Show', exact: true }));
    await says(page.getByRole('main'), 'From Jan 1, 2026 to Mar 1, 2026.');
    assert.equal(await page.getByLabel('To', { exact: true }).inputValue(), '2026-03-01');
  },
};

/** Leaves what is asked there without an answer, until the function is called. */
async function hold(page: Page, address: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.fallback();
  });
  return resolve;
}
