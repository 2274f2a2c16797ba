/** Whoever types before all is there: a line is understood once it is known what clients there are. */
import assert from 'node:assert/strict';
import { clientWithBlock } from './asked.ts';
import { says } from './seen.ts';
import type { Story } from './story.ts';

export const earlyLine: Story = {
  name: 'a line that is typed before the clients are read is understood once they are',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    const client = await clientWithBlock(page, 'Rowan Press', { minutes: 600, value: '1000.00' });
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route('**/api/v1/clients?*', async (route) => {
      await promise;
      await route.fallback();
    });
    await page.goto('/time');
    const line = page.getByLabel('In one line');
    await hand.type(line, `${client.name} 45 remote Mail moved`);
    // What is not known yet is not denied either.
    assert.equal(await page.getByText('No client’s name begins like this').count(), 0);
    resolve();
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
