/** A real browser for tests, where the machine can run one. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { atEnd } from './at-end.ts';

/** Starts Chromium, which asks no other machine for anything; null where it cannot run. */
export async function openBrowser(): Promise<Browser | null> {
  try {
    const browser = await playwright.launch({
      args: [...chromium.args, '--disable-background-networking'],
      executablePath: await chromium.executablePath(),
    });
    atEnd(() => browser.close());
    return browser;
  } catch {
    return null;
  }
}
