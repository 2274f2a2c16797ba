/** A real browser for tests, where the machine can run one. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { atEnd } from './at-end.ts';

/** Unpacks Chromium, once for all that will open it: whoever meets it half unpacked cannot start it. */
export async function unpackBrowser(): Promise<void> {
  // Where there is none, the tests in it say that they are left out.
  await chromium.executablePath().catch(() => null);
}

/**
 * Starts Chromium, which asks no other machine for anything; null where it cannot run. It goes
 * without the arguments of the package: by those it is one process, in which every context sends
 * the cookies of the first, and guards no page against another.
 */
export async function openBrowser(): Promise<Browser | null> {
  try {
    const browser = await playwright.launch({
      args: ['--disable-background-networking'],
      executablePath: await chromium.executablePath(),
    });
    atEnd(() => browser.close());
    return browser;
  } catch {
    return null;
  }
}
