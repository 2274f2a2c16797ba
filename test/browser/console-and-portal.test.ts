/**
 * The console and the portal in a real browser, on the real program with the demo firm. All of it in
 * one file: making the firm takes longer than most stories.
 */
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { openBrowser } from '../support/browser.ts';
import { whenPresent } from '../support/gates.ts';
import { type House, openHouse } from '../support/house.ts';
import { testPages } from './pages.ts';
import { testStories } from './stories.ts';

const browser = await openBrowser();

whenPresent(
  'chromium',
  () => {
    let house: House;
    before(async () => {
      assert.ok(browser !== null);
      house = await openHouse(browser, '1');
    });
    afterEach(() => house.leave());
    testPages(() => house);
    testStories(() => house);
    test('no page complained of anything', () => {
      assert.deepEqual(house.complaints, []);
    });
  },
  browser !== null,
);
