/** Every page of console and portal, with what must hold on all of them. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openBrowser } from '../support/browser.ts';
import { whenPresent } from '../support/gates.ts';
import { type House, openHouse } from '../support/house.ts';
import { scriptBytes, wrongWith } from './every-page.ts';
import { consolePlaces, enterPortal, portalPlaces } from './places.ts';

/** One test of all pages would last longer than a test may. */
const PARTS = 3;

const browser = await openBrowser();

whenPresent(
  'chromium',
  () => {
    let house: House;
    before(async () => {
      assert.ok(browser !== null);
      house = await openHouse(browser, '1');
    });
    for (let part = 0; part < PARTS; part += 1) {
      test(`the console: axe finds nothing, and nothing scrolls sideways (${part + 1})`, async () => {
        const page = await house.pageOf('owner');
        await page.goto('/');
        const places = await consolePlaces(page);
        const own = places.filter((_, place) => place % PARTS === part);
        assert.deepEqual(await wrongWith(page, own), []);
      });
    }
    test('the portal: axe finds nothing on any page, and none scrolls sideways', async () => {
      const [staff, contact] = [await house.pageOf('owner'), await house.page()];
      await staff.goto('/');
      await enterPortal(staff, contact);
      assert.deepEqual(await wrongWith(contact, await portalPlaces(contact)), []);
    });
    test('the first pages bring little script: 250 kB for the firm, 150 kB for its clients', async () => {
      const [staff, contact] = [await house.pageOf('owner'), await house.page()];
      await staff.goto('/');
      await enterPortal(staff, contact);
      const [ofConsole, ofPortal] = [
        await scriptBytes(staff, '/'),
        await scriptBytes(contact, '/portal'),
      ];
      assert.ok(ofConsole > 0 && ofConsole <= 250_000, `the console brings ${ofConsole} bytes`);
      assert.ok(ofPortal > 0 && ofPortal <= 150_000, `the portal brings ${ofPortal} bytes`);
    });
    test('no page complained of anything', () => {
      assert.deepEqual(house.complaints, []);
    });
  },
  browser !== null,
);
