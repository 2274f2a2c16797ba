/**
 * A crowd: callers who post, reverse, sell, pay, extend, refund, lapse and preview on the same few
 * blocks at the same time, through several processes. Much of it they send more than once with one
 * key: one after the other, at the same time, and with other input. What was acknowledged is kept.
 */
import assert from 'node:assert/strict';
import type { OperationName, OutputOf } from '../../src/contract/operations.ts';
import { addDays, type LocalDate } from '../../src/engine/days.ts';
import type { Answer, Process } from './processes.ts';

type Entry = OutputOf<'entry.log'>;

/** What a key took effect as. */
export type Acknowledged = {
  readonly name: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly value: unknown;
};

export type Crowd = {
  readonly processes: readonly Process[];
  /** Their blocks are sold to all callers, in the order of sale. */
  readonly clients: readonly string[];
  readonly blocks: Map<string, string[]>;
  readonly acknowledged: Map<string, Acknowledged>;
  /** How often each thing happened: for the test to see that it did. */
  readonly count: Map<string, number>;
  /** The day of the clock; a step may move it on. */
  readonly today: () => LocalDate;
  readonly stepDone: () => void;
};

type Act = (crowd: Crowd, key: string, random: Random) => Promise<void>;

/** A number from 0 on, below the one given. */
type Random = (below: number) => number;

/** Lets so many callers do so many things each, all at once. */
export async function gather(crowd: Crowd, callers: number, steps: number): Promise<void> {
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      const random = randomFrom(caller + 1);
      const own: Entry[] = [];
      for (let step = 1; step <= steps; step += 1) {
        const key = `caller ${caller} step ${step}`;
        await actOf(random, own)(crowd, key, random);
        crowd.stepDone();
      }
    }),
  );
}

/** The same numbers for the same seed: what differs from run to run is who comes first. */
function randomFrom(seed: number): Random {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function actOf(random: Random, own: Entry[]): Act {
  const lot = random(20);
  if (lot < 9) return (crowd, key) => post(crowd, key, random, own);
  if (lot < 12) return (crowd, key) => reverse(crowd, key, random, own);
  if (lot < 13) return sell;
  if (lot < 15) return pay;
  if (lot < 16) return extend;
  if (lot < 17) return refund;
  return lot < 18 ? lapse : preview;
}

async function post(crowd: Crowd, key: string, random: Random, own: Entry[]): Promise<void> {
  const work = { client: clientOf(crowd, random), workType: 'remote', minutes: 1 + random(9) };
  const input = { ...work, description: key, post: true, asOverage: random(4) === 0 };
  const done = await insist(crowd, 'entry.log', input, key, random);
  if (done === null) return;
  const entry = done as Entry;
  assert.deepEqual([entry.description, entry.workedMinutes], [key, work.minutes]);
  counted(crowd, entry.state);
  if (entry.state === 'posted') own.push(entry);
  if (random(4) > 0) return;
  const other = { ...input, minutes: work.minutes + 1 };
  const reused = await someProcess(crowd, random).ask('entry.log', other, key);
  assert.equal(codeOf(reused), 'key_reused', reused.body);
  counted(crowd, 'key reused');
}

/** Of two reversals of one entry at once, under two keys, one is done. */
async function reverse(crowd: Crowd, key: string, random: Random, own: Entry[]): Promise<void> {
  const [entry] = own.splice(random(own.length), 1);
  if (entry === undefined) return;
  const input = { entry: entry.id, reason: 'Wrong client' };
  if (random(2) === 0) {
    assert.notEqual(await insist(crowd, 'entry.reverse', input, key, random), null);
  } else {
    const keys = [`${key} here`, `${key} there`];
    const done = await Promise.all(
      keys.map((one) => insist(crowd, 'entry.reverse', input, one, random)),
    );
    assert.equal(done.filter((value) => value !== null).length, 1, 'reversed twice, or never');
  }
  counted(crowd, 'reversal');
}

async function sell(crowd: Crowd, key: string, random: Random): Promise<void> {
  const client = clientOf(crowd, random);
  const boughtOn = crowd.today();
  const terms = { minutes: 10 + random(50), price: '19.99', paid: '5.00', boughtOn };
  const expiresOn = addDays(boughtOn, random(4));
  const done = await insist(crowd, 'block.sell', { client, ...terms, expiresOn }, key, random);
  assert.notEqual(done, null);
  crowd.blocks.get(client)?.push((done as { id: string }).id);
  counted(crowd, 'sale');
}

async function pay(crowd: Crowd, key: string, random: Random): Promise<void> {
  const input = { ...blockOf(crowd, random), amount: `${1 + random(9)}.05` };
  const done = await insist(crowd, 'block.pay', input, key, random);
  if (done !== null) counted(crowd, 'payment');
}

async function extend(crowd: Crowd, key: string, random: Random): Promise<void> {
  const expiresOn = addDays(crowd.today(), 1 + random(5));
  const input = { ...blockOf(crowd, random), expiresOn, reason: 'Goodwill' };
  const done = await insist(crowd, 'block.extend', input, key, random);
  if (done !== null) counted(crowd, 'extension');
}

async function refund(crowd: Crowd, key: string, random: Random): Promise<void> {
  const input = { ...blockOf(crowd, random), minutes: 1 + random(3), reason: 'Moves away' };
  const done = await insist(crowd, 'block.refund', input, key, random);
  if (done !== null) counted(crowd, 'refund');
}

async function lapse(crowd: Crowd, _: string, random: Random): Promise<void> {
  const { status, body } = await someProcess(crowd, random).ask('lapse.run', {});
  assert.equal(status, 200, body);
}

async function preview(crowd: Crowd, _: string, random: Random): Promise<void> {
  const work = { client: clientOf(crowd, random), workType: 'remote', minutes: 1 + random(90) };
  const input = { ...work, description: 'preview', asOverage: true };
  const { status, body } = await someProcess(crowd, random).ask('entry.preview', input);
  assert.equal(status, 200, body);
}

/**
 * Sends it once, again once it is answered, or in all processes at once; gives what it came to, or
 * null when it was refused for a good reason. Whatever way, it takes effect once at most.
 */
async function insist(
  crowd: Crowd,
  name: OperationName,
  input: Readonly<Record<string, unknown>>,
  key: string,
  random: Random,
): Promise<unknown> {
  const send = (process: Process) => process.ask(name, input, key);
  const way = random(3);
  const answers =
    way === 0
      ? await Promise.all(crowd.processes.map(send))
      : [await send(someProcess(crowd, random))];
  if (way === 1) answers.push(await send(someProcess(crowd, random)));
  if (answers.length > 1) counted(crowd, way === 0 ? 'at once' : 'again');
  const values = answers.flatMap((answer) => {
    if (answer.status === 200) return [JSON.parse(answer.body) as unknown];
    assert.ok(GOOD_REASONS.has(codeOf(answer)), `${name} ${key}: ${answer.status} ${answer.body}`);
    return [];
  });
  const [value = null] = values;
  if (value === null) return null;
  for (const other of values) assert.deepEqual(other, value, 'a repeat was answered otherwise');
  assert.ok(!crowd.acknowledged.has(key));
  crowd.acknowledged.set(key, { name, input, value });
  return value;
}

/** What others did meanwhile may be a reason to refuse; nothing else is. */
const GOOD_REASONS: ReadonlySet<string> = new Set([
  'entry_state',
  'insufficient_minutes',
  'insufficient_block_minutes',
  'payment_too_large',
  'extension_not_later',
]);

function codeOf({ status, body }: Answer): string {
  return status === 200 ? 'done' : (JSON.parse(body) as { code: string }).code;
}

function clientOf({ clients }: Crowd, random: Random): string {
  return clients[random(clients.length)] ?? '';
}

function blockOf(
  crowd: Crowd,
  random: Random,
): { readonly client: string; readonly block: string } {
  const client = clientOf(crowd, random);
  const blocks = crowd.blocks.get(client) ?? [];
  return { client, block: blocks[random(blocks.length)] ?? '' };
}

function someProcess({ processes }: Crowd, random: Random): Process {
  const process = processes[random(processes.length)];
  if (process === undefined) throw new Error('there is no process to ask');
  return process;
}

function counted({ count }: Crowd, what: string): void {
  count.set(what, (count.get(what) ?? 0) + 1);
}
