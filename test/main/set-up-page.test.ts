/** The set-up of a new Hourbank as people see it: in a real browser, on the whole program. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { atEnd } from '../support/at-end.ts';
import { openBrowser } from '../support/browser.ts';
import { whenPresent } from '../support/gates.ts';
import { command, start, stop } from '../support/whole-program.ts';

const browser = await openBrowser();

async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name=${name}]`, text);
  await page.click('button');
}

async function heading(page: Page): Promise<string | null> {
  return await page.textContent('h1');
}

whenPresent(
  'chromium',
  () =>
    test('a firm is set up in the browser, once, and wrong input is told in place', async () => {
      const directory = mkdtempSync(join(tmpdir(), 'hourbank-set-up-'));
      atEnd(async () => rmSync(directory, { recursive: true, force: true }));
      const server = await start(directory);
      atEnd(() => stop(server));
      assert.ok(server.setUpLink !== null);
      const page = await browser?.newPage();
      assert.ok(page !== undefined);
      await page.goto(server.setUpLink);
      assert.equal(await heading(page), 'Set up your Hourbank');
      const kim = { firmName: 'Northwind IT', name: 'Kim', mail: 'kim@example.com' };
      await type(page, { ...kim, timeZone: 'Europe/Berlin', password: 'short' });
      assert.match((await page.textContent('[role=alert]')) ?? '', /12/);
      assert.equal(await page.inputValue('[name=firmName]'), 'Northwind IT');
      await type(page, { password: 'a password for trying' });
      assert.equal(await heading(page), 'Northwind IT is set up');
      await page.goto(server.setUpLink);
      assert.equal(await page.locator('form').count(), 0);
      assert.match(command(directory, ['client', 'add', '--name', 'Alder']), /Alder/);
    }),
  browser !== null,
);
