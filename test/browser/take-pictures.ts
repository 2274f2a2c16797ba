/** `npm run pictures`: takes the pictures in docs/pictures anew, on the demo firm. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { takeDown } from '../support/at-end.ts';
import { openBrowser } from '../support/browser.ts';
import { openHouse } from '../support/house.ts';
import { projectRoot } from '../support/sources.ts';
import { ask } from './asked.ts';
import { consolePlaces, enterPortal, open, type Place, portalPlaces } from './places.ts';

const FOLDER = join(projectRoot, 'docs', 'pictures');
const WIDTHS = [320, 768, 1440] as const;
const HEIGHT = 900;

const OF_CONSOLE = [
  ...['today', 'clients', 'client', 'client statement', 'client blocks', 'block', 'time', 'entry'],
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
  await keep(page, `${place.name.replaceAll(' ', '-')}-${width}${scheme}`);
}

/** More work than the client has hours left: what is covered is told, and what is not. */
async function takePreview(page: Page, time: Place): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page, time);
    await page.getByLabel('In one line').fill('Alder 16h remote Servers moved');
    await page.getByText(/^Draws /).waitFor();
    await keep(page, `time-preview-${width}`);
  }
}

/** The week in which somebody worked last: on a Monday there is nothing in this one. */
async function weekOfLastWork(page: Page): Promise<string> {
  const { items } = await ask(page, 'entry.list', { state: 'posted', limit: 1 });
  const { technician = '', workedOn = '' } = items[0] ?? {};
  return `/time?${new URLSearchParams({ technician, week: workedOn })}`;
}

async function keep(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
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
  const time = { name: 'time', path: await weekOfLastWork(staff) };
  const others = (await consolePlaces(staff)).filter(({ name }) => name !== time.name);
  await take(staff, [...others, time], OF_CONSOLE);
  await takePreview(staff, time);
  const contact = await house.page();
  await enterPortal(staff, contact);
  await take(contact, await portalPlaces(contact), OF_PORTAL);
} finally {
  await takeDown();
}
