/** What a test file takes down when its tests are done: the last put up first. */
import { after } from 'node:test';

const steps: (() => Promise<void>)[] = [];

after(takeDown);

/** Runs `step` after all tests of the file, before the steps that were given earlier. */
export function atEnd(step: () => Promise<void>): void {
  steps.push(step);
}

/**
 * Takes it all down now: for a program that uses what tests use, and is none. A step that fails
 * keeps none of the others from taking down theirs.
 */
export async function takeDown(): Promise<void> {
  const failures: unknown[] = [];
  for (let next = steps.pop(); next !== undefined; next = steps.pop()) {
    await next().catch((failure: unknown) => failures.push(failure));
  }
  if (failures.length > 0) throw failures[0];
}
