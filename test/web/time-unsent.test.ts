/** What was logged while the server was silent: kept, sent once, and never lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Answer,
  forget,
  keep,
  sendAll,
  type Unsent,
  unsentOf,
  unsentOfPerson,
} from '../../src/web/console/time/unsent.ts';
import { leftBehind } from '../../src/web/console/time/unsent-words.ts';
import { browserStore } from '../support/browser-store.ts';

type Input = { readonly minutes: number };

const KIM = { firm: 'f-1', mail: 'kim@example.com' };

function unsent(key: string, keptAt: string): Unsent<Input> {
  return { key, keptAt, input: { minutes: 45 }, clientName: 'Alder Dental', refusal: null };
}

const FIRST = unsent('first', '2026-03-01T09:00:00Z');
const SECOND = unsent('second', '2026-03-01T10:00:00Z');

const keysOf = (store: Storage): readonly string[] => unsentOf(store, KIM).map(({ key }) => key);

test('what is kept is found again in its order, by nobody else and for no other firm', () => {
  const store = browserStore();
  assert.equal(keep(store, KIM, SECOND), true);
  assert.equal(keep(store, KIM, FIRST), true);
  assert.deepEqual(unsentOf(store, KIM), [FIRST, SECOND]);
  assert.deepEqual(unsentOf(store, { ...KIM, mail: 'robin@example.com' }), []);
  assert.deepEqual(unsentOf(store, { ...KIM, firm: 'f-2' }), []);
  assert.deepEqual(unsentOfPerson(store, KIM.mail), [FIRST, SECOND]);
  forget(store, KIM, 'first');
  assert.deepEqual(keysOf(store), ['second']);
});

test('a mail that goes on where another ends is somebody else', () => {
  const store = browserStore();
  keep(store, { ...KIM, mail: 'kim@example.com.au' }, FIRST);
  keep(store, { ...KIM, firm: 'f-2' }, SECOND);
  assert.deepEqual(unsentOf(store, KIM), []);
  assert.deepEqual(unsentOfPerson(store, KIM.mail), [SECOND]);
});

test('who signs out is told how many entries are not sent, and what becomes of them', () => {
  assert.equal(leftBehind([]), null);
  const [one = '', then = ''] = leftBehind([FIRST]) ?? [];
  assert.match(one, /^1.entry \(45.min\) is not sent yet, and kept in this browser alone\.$/);
  assert.match(then, /it waits here: sent when you sign in again in this browser, and as nobody/);
  const all = leftBehind([FIRST, { ...SECOND, refusal: 'archived' }]) ?? [];
  assert.match(all[0] ?? '', /^2.entries \(1.h 30.min\) are not sent yet/);
  assert.match(all[2] ?? '', /^The server refused 1 of them/);
});

test('a store that is full says so, and what else stands in it is no entry', () => {
  const store = browserStore(1);
  store.setItem('hourbank.unsent.f-1.kim%40example.com.broken', '{');
  assert.equal(keep(store, KIM, FIRST), false);
  assert.deepEqual(unsentOf(store, KIM), []);
});

test('each is sent with its own key, in order, until the server is silent', async () => {
  const store = browserStore();
  keep(store, KIM, FIRST);
  keep(store, KIM, SECOND);
  const sent: string[] = [];
  const answers: Answer[] = [{ kind: 'sent' }, { kind: 'silent' }];
  const send = async ({ key }: Unsent<Input>): Promise<Answer> => {
    sent.push(key);
    return answers.shift() ?? { kind: 'sent' };
  };
  assert.equal(await sendAll(store, KIM, send), false);
  assert.deepEqual(keysOf(store), ['second']);
  assert.equal(await sendAll(store, KIM, send), true);
  assert.deepEqual(sent, ['first', 'second', 'second']);
  assert.deepEqual(keysOf(store), []);
});

test('what is refused is kept with the reason, holds nothing up, and is not sent again', async () => {
  const store = browserStore();
  keep(store, KIM, FIRST);
  keep(store, KIM, SECOND);
  const sent: string[] = [];
  const send = async ({ key }: Unsent<Input>): Promise<Answer> => {
    sent.push(key);
    return key === 'first' ? { kind: 'refused', message: 'archived' } : { kind: 'sent' };
  };
  assert.equal(await sendAll(store, KIM, send), true);
  assert.equal(await sendAll(store, KIM, send), true);
  assert.deepEqual(sent, ['first', 'second']);
  assert.deepEqual(unsentOf(store, KIM), [{ ...FIRST, refusal: 'archived' }]);
});

test('what another tab has settled meanwhile is not sent', async () => {
  const store = browserStore();
  keep(store, KIM, FIRST);
  keep(store, KIM, SECOND);
  const sent: string[] = [];
  await sendAll(store, KIM, async ({ key }: Unsent<Input>): Promise<Answer> => {
    sent.push(key);
    forget(store, KIM, 'second');
    return { kind: 'sent' };
  });
  assert.deepEqual(sent, ['first']);
});
