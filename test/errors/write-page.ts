/** Writes docs/errors.md: run it after a code, its meaning or its example has changed. */
import { writeFileSync } from 'node:fs';
import { takeDown } from '../support/at-end.ts';
import { PAGE } from './page.ts';
import { playedPage } from './played.ts';

try {
  const { text, failures } = await playedPage();
  for (const [code, failure] of failures) process.stderr.write(`${code}: ${failure}\n`);
  if (failures.size > 0) process.exitCode = 1;
  else writeFileSync(PAGE, text);
} finally {
  await takeDown();
}
