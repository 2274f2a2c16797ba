/** What axe finds against a page, by WCAG 2.2 AA and its own best practices. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = JSON.stringify([
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
]);

/** Each fault with a place where it is; none is as it should be. */
export function faultsOf(page: Page): Promise<readonly string[]> {
  return foundBy(page, `{ runOnly: ${RULES} }`);
}

/** Text that stands out too little: all that another colour scheme can change. */
export function contrastFaultsOf(page: Page): Promise<readonly string[]> {
  return foundBy(page, `{ runOnly: { type: 'rule', values: ['color-contrast'] } }`);
}

async function foundBy(page: Page, how: string): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${how})`);
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}, at ${nodes[0]?.html.slice(0, 200)}`,
  );
}
