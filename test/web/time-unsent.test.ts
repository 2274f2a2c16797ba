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
} from '../../src/web/console/time/unsent.ts';

type Input = { readonly minutes: number };

const KIM = { firm: 'f-1', mail: 'kim@example.com' };

/** A store as browsers have it, which may be full. */
function storeOf(most = Number.POSITIVE_INFINITY): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => {
      if (!kept.has(name) && kept.size >= most) throw new DOMException('full');
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
}

function unsent(key: string, keptAt: string): Unsent<Input> {
  return { key, keptAt, input: { minutes: 45 }, clientName: 'Alder Dental', refusal: null };
}

const FIRST = unsent('first', '2026-03-01T09:00:00Z');
const SECOND = unsent('second', '2026-03-01T10:00:00Z');

const keysOf = (store: Storage): readonly string[] => unsentOf(store, KIM).map(({ key }) => key);

test('what is kept is found again in its order, by nobody else and for no other firm', () => {
  const store = storeOf();
  assert.equal(keep(store, KIM, SECOND), true);
  assert.equal(keep(store, KIM, FIRST), true);
  assert.deepEqual(unsentOf(store, KIM), [FIRST, SECOND]);
  assert.deepEqual(unsentOf(store, { ...KIM, mail: 'robin@example.com' }), []);
  assert.deepEqual(unsentOf(store, { ...KIM, firm: 'f-2' }), []);
  forget(store, KIM, 'first');
  assert.deepEqual(keysOf(store), ['second']);
});

test('a store that is full says so, and what else stands in it is no entry', () => {
  const store = storeOf(1);
  store.setItem('hourbank.unsent.f-1.kim%40example.com.broken', '{');
  assert.equal(keep(store, KIM, FIRST), false);
  assert.deepEqual(unsentOf(store, KIM), []);
});

test('each is sent with its own key, in order, until the server is silent', async () => {
  const store = storeOf();
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
  const store = storeOf();
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
  const store = storeOf();
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
