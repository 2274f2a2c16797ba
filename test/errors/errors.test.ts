/** Every refusal code has an example that gives it, and the page of them is what they answer. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { ANSWERS, REFUSAL_CODES } from '../../src/contract/refusals.ts';
import { EXAMPLES } from './examples.ts';
import { PAGE } from './page.ts';
import { playedPage } from './played.ts';

let played: Awaited<ReturnType<typeof playedPage>>;

before(async () => {
  played = await playedPage();
});

test('every code has one example, and no example is of another', () => {
  assert.deepEqual(EXAMPLES.map(({ code }) => code).sort(), [...REFUSAL_CODES].sort());
});

for (const { code } of EXAMPLES) {
  test(`the example of ${code} gives it, with its status and exit code`, () => {
    const failure = played.failures.get(code);
    if (failure !== undefined) throw failure;
    const shown = played.shown.get(code);
    assert.ok(shown !== undefined);
    assert.equal(shown.code, code, shown.text);
    const { status, exitCode } = ANSWERS[code];
    assert.equal(shown.status ?? status, status);
    assert.equal(shown.exitCode ?? exitCode, exitCode);
  });
}

test('docs/errors.md is what the examples make: else run npm run docs:errors', () => {
  assert.equal(readFileSync(PAGE, 'utf8'), played.text);
});
