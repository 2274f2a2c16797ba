/** How the program ends: nothing that works on the database is left when it is closed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listen } from '../../src/main/listening.ts';

test('it stops once all requests are through, also those whose callers are gone', async () => {
  const ownAddress = { name: 'BASE_URL', value: null, origin: 'default', secret: false } as const;
  const at = { host: '127.0.0.1', port: 0, baseUrl: '', settings: [ownAddress] };
  const listening = await listen(at);
  if ('code' in listening) assert.fail(listening.message);
  const begun = Promise.withResolvers<void>();
  const worked = Promise.withResolvers<void>();
  listening.answerWith(async () => {
    begun.resolve();
    await worked.promise;
    return new Response('done\n');
  });
  const leaving = new AbortController();
  const asked = fetch(listening.baseUrl, { signal: leaving.signal });
  await begun.promise;
  leaving.abort();
  await assert.rejects(asked, { name: 'AbortError' });
  let isClosed = false;
  const closed = listening.close().then(() => {
    isClosed = true;
  });
  // Time enough for the connection to be known as gone.
  for (let time = 0; time < 20; time += 1) await assert.rejects(fetch(listening.baseUrl));
  assert.equal(isClosed, false);
  worked.resolve();
  await Promise.all([closed, listening.close()]);
});
