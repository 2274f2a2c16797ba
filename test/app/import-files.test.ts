/** The files of imports as they are sent: packed or not, whole or not, and never too much of them. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { entryReader } from '../../src/formats/read-entries.ts';
import { fileBytes } from '../../src/http/file-bytes.ts';
import { type Bank, openBank, requestFor } from '../support/bank.ts';
import { knownZone } from '../support/reading.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('client.add', { name: 'Alder' });
});

const WORK = `id,client,technician,job,workType,workedOn,minutes
1,Alder,Kim,,remote,2026-03-02,60
2,Alder,Kim,,remote,2026-03-03,60
`;

test('a packed file is the same file', async () => {
  const packed = gzipSync(WORK);
  const done = await bank.ask('import.entries', { file: packed, fileName: 'w.csv' }, { key: 'k' });
  assert.equal(done.rowsBooked, 2);
  const plain = await bank.ask('import.entries', { file: WORK, fileName: 'w.csv' }, { key: 'k' });
  assert.deepEqual(plain, done);
  const parts = Buffer.concat([gzipSync(WORK.slice(0, 60)), gzipSync(WORK.slice(60))]);
  assert.equal((await bank.ask('import.entries', { file: parts })).rowsKnown, 2);
});

test('a file that is damaged, or not there, is refused, and nothing is kept of it', async () => {
  const packed = gzipSync(WORK);
  const spoilt = Buffer.from(packed).fill(0, 30, 40);
  const damaged = [packed.subarray(0, 60), spoilt];
  for (const file of damaged) {
    const problem = await bank.refusal('import.entries', { file });
    assert.equal(problem.code, 'body_unreadable');
    assert.match(problem.detail, /send the gzip file anew, as this one is damaged or cut short/);
  }
  const none = await bank.refusal('import.entries', {});
  assert.equal(none.detail, 'the body could not be read: send the file as the body');
  const twice = await bank.refusal('import.entries', { file: gzipSync(packed) });
  assert.match(twice.detail, /compressed a second time/);
  const empty = await bank.refusal('import.entries', { file: '' });
  assert.match(empty.detail, /the file is empty/);
});

test('a file that breaks off on its way is refused', async () => {
  const pieces = async function* () {
    yield Buffer.from(WORK.slice(0, 80));
    throw new Error('whoever sent it has gone');
  };
  const { url, method } = requestFor('import.entries', {});
  const body = ReadableStream.from(pieces());
  const request = new Request(url, { method, body, duplex: 'half' });
  const response = await bank.send(bank.owner, request);
  assert.equal(response.status, 400);
  assert.match(await response.text(), /the body could not be read: send all of the file/);
  assert.deepEqual(bank.faults, []);
});

/** How many bytes come out of a file, and why no more. */
async function bytesOf(source: AsyncIterable<Uint8Array>, largest: number) {
  let bytes = 0;
  for await (const piece of fileBytes(source, largest)) {
    if ('refusal' in piece) return { bytes, code: piece.refusal.code };
    bytes += piece.length;
  }
  return { bytes, code: null };
}

async function* inPieces(file: Uint8Array, size: number) {
  for (let from = 0; from < file.length; from += size) {
    yield file.subarray(from, from + size);
  }
}

/** Files that go on for ever, as gzip allows: each of a megabyte of nothing, packed in a kilobyte. */
async function* endless(onPiece: () => void) {
  const packed = gzipSync(Buffer.alloc(1024 * 1024));
  for (;;) {
    onPiece();
    yield packed;
  }
}

test('no more is unpacked than may be, however small a file was packed', async () => {
  let taken = 0;
  const source = endless(() => {
    taken += 1;
  });
  const { bytes, code } = await bytesOf(source, 3_000_000);
  assert.equal(code, 'body_too_large');
  assert.ok(bytes <= 3_000_000);
  const before = taken;
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(taken, before, 'it is read on');
});

test('in pieces of any size, to the last byte that may be', async () => {
  const file = Buffer.from(WORK);
  for (const size of [1, 2, 7, file.length]) {
    const whole = { bytes: file.length, code: null };
    assert.deepEqual(await bytesOf(inPieces(file, size), file.length), whole);
    assert.deepEqual(await bytesOf(inPieces(gzipSync(file), size), file.length), whole);
    const { code } = await bytesOf(inPieces(gzipSync(file), size), file.length - 1);
    assert.equal(code, 'body_too_large');
  }
});

test('a file has so many rows and no more; of refused ones, all are counted and some told', () => {
  const read = (rows: number) => {
    const limits = { rows: 5, refusals: 2 };
    const options = { file: 'w.csv', mapping: null, zone: knownZone('UTC'), limits };
    const reader = entryReader({ ...options, longestEntryMinutes: 1440 });
    const bad = Array.from({ length: rows }, (_, place) => `${place},,,,,2026-03-02,1\n`);
    reader.push(Buffer.from(`${WORK.split('\n', 1)}\n${bad.join('')}`));
    return reader.end();
  };
  const five = read(5);
  assert.ok(!('code' in five));
  assert.deepEqual([five.refused.length, five.refusedRows, five.entries.length], [2, 5, 0]);
  const six = read(6);
  assert.ok('code' in six);
  assert.equal(
    six.message,
    'w.csv:7: the file has more than 5 rows: split it, and import one part after the other',
  );
});
