/** What a test file takes down when its tests are done: the last put up first. */
import { after } from 'node:test';

const steps: (() => Promise<void>)[] = [];

after(async () => {
  for (let next = steps.pop(); next !== undefined; next = steps.pop()) await next();
});

/** Runs `step` after all tests of the file, before the steps that were given earlier. */
export function atEnd(step: () => Promise<void>): void {
  steps.push(step);
}
