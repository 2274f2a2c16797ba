/**
 * Parts that not every machine has. A test that needs one runs where it is, is left out with a line
 * saying so where it is not, and fails where all are required (`HOURBANK_REQUIRE_ALL=1`, as in CI).
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './sources.ts';

export type Part = 'shared data' | 'bean-check' | 'hledger' | 'chromium' | 'pdftotext';

const HOW_TO_GET: Readonly<Record<Part, string>> = {
  'shared data': 'it is no part of the repository; put it at ../shared/data beside the checkout',
  'bean-check': 'apt-get install beancount, which is version 2',
  hledger: 'apt-get install hledger, or see hledger.org',
  pdftotext: 'apt-get install poppler-utils',
  chromium: 'the package @sparticuz/chromium has one for Linux on x64',
};

/** A path below the data shared between projects, which lies beside the checkout. */
export function sharedData(path: string): string {
  return join(projectRoot, '..', 'shared', 'data', path);
}

/** Registers tests that need a part; says what is left out, or fails, where the part is missing. */
export function whenPresent(part: Part, register: () => void, present = isPresent(part)): void {
  if (present) {
    register();
  } else if (process.env['HOURBANK_REQUIRE_ALL'] === '1') {
    test(`${part} is there`, () => assert.fail(`${part} is missing: ${HOW_TO_GET[part]}`));
  } else {
    process.stderr.write(`left out: tests with ${part}, which is missing (${HOW_TO_GET[part]})\n`);
  }
}

function isPresent(part: Part): boolean {
  if (part === 'shared data') return existsSync(sharedData(''));
  return (
    spawnSync(part, [part === 'pdftotext' ? '-v' : '--version'], { stdio: 'ignore' }).error ===
    undefined
  );
}
