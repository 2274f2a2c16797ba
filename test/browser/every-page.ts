/** What must hold on every page: nothing for axe to find, and no sideways scrolling on a phone. */
import type { Page } from 'playwright-core';
import { contrastFaultsOf, faultsOf } from '../support/axe.ts';
import { open, type Place } from './places.ts';

type Scheme = 'light' | 'dark';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 320, height: 800 };

const SCROLLS_SIDEWAYS =
  'document.documentElement.scrollWidth > document.documentElement.clientWidth';

/** Comes true when what was set in motion by another size or scheme has come to rest. */
const SETTLED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => done(null))
)))`;

/** All that is wrong with these pages, in light and dark, wide and narrow; none is as it should be. */
export async function wrongWith(page: Page, places: readonly Place[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const place of places) {
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page, place);
    const tell = (how: string, faults: readonly string[]): void => {
      wrong.push(...faults.map((fault) => `${place.name} (${how}): ${fault}`));
    };
    tell('light', await faultsOf(page));
    const last = await wrongOver(page, place.opens ?? [], tell);
    if (last !== 'dark') await see(page, 'dark');
    tell('dark', await contrastFaultsOf(page));
    await page.setViewportSize(NARROW);
    await page.evaluate(SETTLED);
    if (await page.evaluate<boolean>(SCROLLS_SIDEWAYS)) tell('narrow', ['scrolls sideways']);
  }
  return wrong;
}

/** All that is wrong in what opens over these pages, in light and in dark. */
export async function wrongOverPages(
  page: Page,
  places: readonly Place[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  await page.setViewportSize(WIDE);
  for (const place of places) {
    await see(page, 'light');
    await open(page, place);
    await wrongOver(page, place.opens ?? [], (how, faults) => {
      wrong.push(...faults.map((fault) => `${place.name} (${how}): ${fault}`));
    });
  }
  return wrong;
}

/** A dialog or a menu, while one is open. */
const OVER = '[role=dialog], [role=menu]';

/** What opens over the page, each in light and in dark; tells in which of the two the page is left. */
async function wrongOver(
  page: Page,
  buttons: readonly string[],
  tell: (how: string, faults: readonly string[]) => void,
): Promise<Scheme> {
  let scheme: Scheme = 'light';
  for (const name of buttons) {
    const [button = '', part] = name.split('/').reverse();
    const within = part === undefined ? page : page.getByRole('region', { name: part });
    await within.getByRole('button', { name: button }).first().click();
    const over = page.locator(OVER).filter({ visible: true });
    await over.waitFor();
    await over.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    await page.evaluate(SETTLED);
    tell(`${name}, ${scheme}`, await faultsIn[scheme](page, OVER));
    scheme = scheme === 'light' ? 'dark' : 'light';
    await see(page, scheme);
    tell(`${name}, ${scheme}`, await faultsIn[scheme](page, OVER));
    // The first may close what a field offers.
    for (let presses = 0; presses < 2 && (await over.isVisible()); presses += 1) {
      await page.keyboard.press('Escape');
    }
    await over.waitFor({ state: 'detached' });
  }
  return scheme;
}

/** Another colour scheme changes nothing but contrast. */
const faultsIn = { light: faultsOf, dark: contrastFaultsOf };

async function see(page: Page, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(SETTLED);
}

/** What a page has fetched of script once it is at rest, as it was sent: compressed. */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  await open(page, { name: path, path });
  return await page.evaluate<number>(SCRIPT_BYTES);
}

/** How often a page has asked for something once it is at rest. */
export async function timesAsked(page: Page, path: string, asked: string): Promise<number> {
  await open(page, { name: path, path });
  const names = await page.evaluate<readonly string[]>(ASKED);
  return names.filter((name) => new URL(name).pathname === asked).length;
}

const ASKED = `performance.getEntriesByType('resource').map(({ name }) => name)`;

const SCRIPT_BYTES = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;
