/** Bytes to text: which encoding a file is in, and what is no text at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Encoding, textReader } from '../../src/formats/text.ts';

function decoded(bytes: readonly number[], encoding: Encoding | null = null, chunk = 1000): string {
  const reader = textReader(encoding);
  let text = '';
  for (let from = 0; from < bytes.length; from += chunk) {
    const next = reader.push(Uint8Array.from(bytes.slice(from, from + chunk)));
    if (typeof next !== 'string') return `${next.code} ${detail(next)}`;
    text += next;
  }
  const last = reader.end();
  return typeof last === 'string' ? text + last : `${last.code} ${detail(last)}`;
}

function detail(flaw: object): string {
  if ('kind' in flaw) return String(flaw.kind);
  return 'byte' in flaw ? `byte ${flaw.byte}` : '';
}

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const latin = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const utf16le = (text: string): number[] =>
  [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);

// biome-ignore format: a table
const CASES: readonly (readonly [what: string, bytes: readonly number[], text: string, encoding?: Encoding])[] = [
  ['plain ASCII', utf8('id,client\n1,a\n'), 'id,client\n1,a\n'],
  ['UTF-8', utf8('id,Kundin Zoë 🔥\n'), 'id,Kundin Zoë 🔥\n'],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...utf8('id,é\n')], 'id,é\n'],
  ['only a mark', [0xef, 0xbb, 0xbf], ''],
  ['nothing', [], ''],
  ['Windows-1252', [...latin('id,Zoë, 5 '), 0x80, 10], 'id,Zoë, 5 €\n'],
  ['Windows-1252 as the last byte', latin('id,Zoë'), 'id,Zoë'],
  ['UTF-16LE with its mark', [0xff, 0xfe, ...utf16le('id,é\n')], 'id,é\n'],
  ['UTF-16BE with its mark', [0xfe, 0xff, 0, 105, 0, 100, 0, 10, 0, 48], 'id\n0'],
  ['UTF-16LE as stated', utf16le('id,é\n1'), 'id,é\n1', 'utf-16le'],
  ['UTF-8 as stated, and its mark', [0xef, 0xbb, 0xbf, ...utf8('é')], 'é', 'utf-8'],
  ['Windows-1252 as stated', [...utf8('é'), 0xe9], 'Ã©é', 'windows-1252'],
  ['UTF-8 and then not', [...utf8('id,é\n'), 0xe9, 44], 'encoding_unclear byte 7'],
  ['Windows-1252 and then UTF-8', [...latin('id,Zoë\n'), ...utf8('für\n')], 'encoding_unclear byte 9'],
  ['Windows-1252 and UTF-8 in one line', [...latin('Zoë,'), ...utf8('é')], 'encoding_unclear byte 5'],
  ['Windows-1252 with Ã of its own', latin('id,Zoë,MANHÃ,NÃO'), 'id,Zoë,MANHÃ,NÃO'],
  ['UTF-8 and then cut off', [...utf8('id,é\n'), 0xe2, 0x82], 'encoding_unclear byte 7'],
  ['not UTF-8 as stated', latin('id,Zoë,1'), 'encoding_unclear byte null', 'utf-8'],
  ['half a character of UTF-16', [...utf16le('id,1'), 65], 'encoding_unclear byte null', 'utf-16le'],
  ['UTF-16 without a mark', utf16le('id,client\n'), 'file_binary unknown'],
  ['a zero later on', [...utf8('id,client\n1,a'), 0, 10], 'file_binary unknown'],
  ['XLSX', [0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8], 'file_binary zip'],
  ['XLS', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0], 'file_binary xls'],
  ['PDF', latin('%PDF-1.7\n'), 'file_binary pdf'],
  ['gzip in gzip', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0], 'file_binary gzip'],
];

for (const [what, bytes, text, encoding] of CASES) {
  test(`${what}, in chunks of any size`, () => {
    for (const chunk of [1000, 1, 2, 3, 5, 8, 9]) {
      assert.equal(decoded(bytes, encoding ?? null, chunk), text, `chunks of ${chunk}`);
    }
  });
}

test('any text in UTF-8 comes back, wherever the bytes are cut', () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (value, chunk) => {
      const bytes = [...utf8('headings'), ...utf8(value)];
      assert.equal(decoded(bytes, null, chunk), `headings${value}`);
    }),
  );
});
