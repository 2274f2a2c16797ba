/** A write that was not answered keeps its key: over a reload too, and not for long (B11). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unansweredIn } from '../../src/web/ui/unanswered.ts';
import { browserStore } from '../support/browser-store.ts';

const GRANT = 'block.grant {"client":"Alder Dental","minutes":60}';
const MINUTE = 60_000;

test('the same write carries the same key until it is answered, in one page and in the next', async () => {
  const store = browserStore();
  const page = unansweredIn(store);
  const [key, at] = await Promise.all([page.keyFor(GRANT), page.keyFor(GRANT)]);
  assert.equal(key, at);
  assert.notEqual(await page.keyFor(`${GRANT} `), key);
  const loadedAnew = unansweredIn(store);
  assert.equal(await loadedAnew.keyFor(GRANT), key);
  await loadedAnew.settle(GRANT);
  assert.notEqual(await loadedAnew.keyFor(GRANT), key);
});

test('of what is written nothing can be read in the store', async () => {
  const store = browserStore();
  await unansweredIn(store).keyFor(GRANT);
  const name = store.key(0) ?? '';
  assert.match(name, /^hourbank\.unanswered\.[0-9a-f]{64}$/);
  assert.match(store.getItem(name) ?? '', /^\{"key":"[0-9a-f]{32}","since":\d+\}$/);
});

test('what is done again later is done again, and nothing piles up', async () => {
  const store = browserStore();
  let now = 0;
  const key = await unansweredIn(store, () => now).keyFor(GRANT);
  now = 14 * MINUTE;
  assert.equal(await unansweredIn(store, () => now).keyFor(GRANT), key);
  now = 15 * MINUTE;
  assert.notEqual(await unansweredIn(store, () => now).keyFor(GRANT), key);
  assert.equal(store.length, 1);
});

test('where nothing can be kept, the page itself knows', async () => {
  for (const store of [null, browserStore(0)]) {
    const page = unansweredIn(store);
    assert.equal(await page.keyFor(GRANT), await page.keyFor(GRANT));
  }
});

test('what else stands in the store is left alone, and what is damaged is no key', async () => {
  const store = browserStore();
  store.setItem('elsewhere', '{');
  await unansweredIn(store).keyFor(GRANT);
  const name = [store.key(0), store.key(1)].find((one) => one?.startsWith('hourbank')) ?? '';
  store.setItem(name, '{');
  assert.match(await unansweredIn(store).keyFor(GRANT), /^[0-9a-f]{32}$/);
  assert.equal(store.getItem('elsewhere'), '{');
});
