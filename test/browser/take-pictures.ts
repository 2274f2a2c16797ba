/** `npm run pictures`: takes the pictures in docs/pictures anew, on the demo firm. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { takeDown } from '../support/at-end.ts';
import { openBrowser } from '../support/browser.ts';
import { openHouse } from '../support/house.ts';
import { projectRoot } from '../support/sources.ts';
import { consolePlaces, enterPortal, open, type Place, portalPlaces } from './places.ts';

const FOLDER = join(projectRoot, 'docs', 'pictures');
const WIDTHS = [320, 768, 1440] as const;
const HEIGHT = 900;

const OF_CONSOLE = [
  ...['today', 'clients', 'client', 'client statement', 'block', 'time', 'entry'],
  ...['client sell', 'invoices', 'deferred', 'hours', 'policies', 'import'],
];
const OF_PORTAL = ['portal', 'portal buy', 'portal entries', 'portal statement', 'portal invoices'];
const IN_THE_DARK = ['client', 'portal'];

async function take(page: Page, places: readonly Place[], names: readonly string[]) {
  for (const name of names) {
    const place = places.find((each) => each.name === name) ?? assert.fail(`no page ${name}`);
    for (const width of WIDTHS) await shoot(page, place, width, 'light');
    if (IN_THE_DARK.includes(name)) await shoot(page, place, 1440, 'dark');
  }
}

async function shoot(page: Page, place: Place, width: number, colorScheme: 'light' | 'dark') {
  await page.setViewportSize({ width, height: HEIGHT });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await open(page, place);
  const scheme = colorScheme === 'dark' ? '-dark' : '';
  const path = join(FOLDER, `${place.name.replaceAll(' ', '-')}-${width}${scheme}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path}\n`);
}

try {
  const browser = await openBrowser();
  assert.ok(browser !== null, 'there is no browser that runs here');
  mkdirSync(FOLDER, { recursive: true });
  const house = await openHouse(browser, '1');
  const staff = await house.pageOf('owner');
  await staff.goto('/');
  await take(staff, await consolePlaces(staff), OF_CONSOLE);
  const contact = await house.page();
  await enterPortal(staff, contact);
  await take(contact, await portalPlaces(contact), OF_PORTAL);
} finally {
  await takeDown();
}
