/** How the program ends: nothing that works on the database is left when it is closed. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { mock, test } from 'node:test';
import { listen } from '../../src/main/listening.ts';

/** Listens, and answers once `worked` is told to; `begun` says that it was asked. */
async function listeningAtWork() {
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
  return { listening, begun, worked };
}

test('it stops once all requests are through, also those whose callers are gone', async () => {
  const { listening, begun, worked } = await listeningAtWork();
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

test('whoever would keep the connection of a last answer open does not hold it up', async () => {
  // The time after which connections are cut off never comes.
  mock.timers.enable({ apis: ['setTimeout'] });
  const { listening, begun, worked } = await listeningAtWork();
  const keeps = new Agent({ keepAlive: true });
  const answered = Promise.withResolvers<IncomingMessage>();
  get(listening.baseUrl, { agent: keeps }, answered.resolve);
  await begun.promise;
  const closed = listening.close();
  worked.resolve();
  const answer = await answered.promise;
  answer.resume();
  await once(answer, 'end');
  await closed;
  keeps.destroy();
  mock.timers.reset();
});
