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

/** Each fault with a place where it is; none is as it should be. `part` is a selector: there alone. */
export function faultsOf(page: Page, part?: string): Promise<readonly string[]> {
  return foundBy(page, `{ runOnly: ${RULES}, ${FAULTS_ONLY} }`, part);
}

/** Text that stands out too little: all that another colour scheme can change. */
export function contrastFaultsOf(page: Page, part?: string): Promise<readonly string[]> {
  const rule = `runOnly: { type: 'rule', values: ['color-contrast'] }`;
  return foundBy(page, `{ ${rule}, ${FAULTS_ONLY} }`, part);
}

/** What is as it should be is not described: that is most of the work. */
const FAULTS_ONLY = `resultTypes: ['violations'], preload: false`;

async function foundBy(page: Page, how: string, part?: string): Promise<readonly string[]> {
  const isThere = await page.evaluate<boolean>(`'axe' in globalThis`);
  if (!isThere) await page.evaluate(AXE);
  const found = await page.evaluate<AxeResults['violations']>(
    `axe.run(${part === undefined ? 'document' : JSON.stringify(part)}, ${how}).then(({ violations }) => violations)`,
  );
  return found.map(({ id, help, nodes }) => `${id}: ${help}, at ${nodes[0]?.html.slice(0, 200)}`);
}
