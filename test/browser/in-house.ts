/** Tests in a real browser, on a house of their own: the real program with the demo firm. */
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { openBrowser } from '../support/browser.ts';
import { whenPresent } from '../support/gates.ts';
import { type House, openHouse } from '../support/house.ts';

/** Declares the tests of a file; none of them may make a page complain. */
export async function inHouse(declare: (houseAtHand: () => House) => void): Promise<void> {
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
      declare(() => house);
      test('no page complained of anything', () => {
        assert.deepEqual(house.complaints, []);
      });
    },
    browser !== null,
  );
}
