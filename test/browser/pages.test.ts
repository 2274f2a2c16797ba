/** What holds on every page of console and portal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptBytes, timesAsked, wrongOverPages, wrongWith } from './every-page.ts';
import { inHouse } from './in-house.ts';
import { seesWhatOthersDo } from './left-open.ts';
import { madePlaces } from './made-places.ts';
import { consolePlaces, enterPortal, portalPlaces } from './places.ts';

/** One test of all pages would last longer than a test may. */
const PARTS = 6;

await inHouse((houseAtHand) => {
  for (let part = 0; part < PARTS; part += 1) {
    test(`the console: axe finds nothing, and nothing scrolls sideways (${part + 1})`, async () => {
      const page = await houseAtHand().pageOf('owner');
      await page.goto('/');
      const places = await consolePlaces(page);
      const own = places.filter((_, place) => place % PARTS === part);
      assert.deepEqual(await wrongWith(page, own), []);
    });
  }
  test('the console: axe finds nothing in what opens over things that come and go', async () => {
    const page = await houseAtHand().pageOf('owner');
    await page.goto('/');
    assert.deepEqual(await wrongOverPages(page, await madePlaces(page)), []);
  });
  test('the portal: axe finds nothing on any page, and none scrolls sideways', async () => {
    const [staff, contact] = [await houseAtHand().pageOf('owner'), await houseAtHand().page()];
    await staff.goto('/');
    await enterPortal(staff, contact);
    assert.deepEqual(await wrongWith(contact, await portalPlaces(contact)), []);
  });
  test('a page left open tells what others did, and so it does when it is come back to', async () => {
    await seesWhatOthersDo(await houseAtHand().pageOf('owner'));
  });
  test('the first pages bring little script: 250 kB for the firm, 150 kB for its clients', async () => {
    const [staff, contact] = [await houseAtHand().pageOf('owner'), await houseAtHand().page()];
    await staff.goto('/');
    await enterPortal(staff, contact);
    const [ofConsole, ofPortal] = [
      await scriptBytes(staff, '/'),
      await scriptBytes(contact, '/portal'),
    ];
    assert.ok(ofConsole > 0 && ofConsole <= 250_000, `the console brings ${ofConsole} bytes`);
    assert.ok(ofPortal > 0 && ofPortal <= 150_000, `the portal brings ${ofPortal} bytes`);
  });
  test('the first pages take the session that their document asked for, and ask for none again', async () => {
    const [staff, contact] = [await houseAtHand().pageOf('owner'), await houseAtHand().page()];
    await staff.goto('/');
    await enterPortal(staff, contact);
    assert.equal(await timesAsked(staff, '/', '/api/session'), 1);
    assert.equal(await timesAsked(contact, '/portal', '/api/portal/session'), 1);
  });
});
