/** What must hold on every page: nothing for axe to find, and no sideways scrolling on a phone. */
import type { Page } from 'playwright-core';
import { contrastFaultsOf, faultsOf } from '../support/axe.ts';
import { open, type Place } from './places.ts';

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
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.evaluate(SETTLED);
    tell('dark', await contrastFaultsOf(page));
    await page.setViewportSize(NARROW);
    await page.evaluate(SETTLED);
    if (await page.evaluate<boolean>(SCROLLS_SIDEWAYS)) tell('narrow', ['scrolls sideways']);
  }
  return wrong;
}

/** What a page has fetched of script once it is at rest, as it was sent: compressed. */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  await open(page, { name: path, path });
  return await page.evaluate<number>(SCRIPT_BYTES);
}

const SCRIPT_BYTES = `performance.getEntriesByType('resource')
  .filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;
