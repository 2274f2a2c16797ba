/** Documents as PDF: what is read out of them is what was put in, on the paper that was asked for. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { createDocuments } from '../../src/adapters/pdf/documents.ts';
import type { Document } from '../../src/engine/documents/document.ts';
import { atEnd } from '../support/at-end.ts';
import { documentWith, longTable, SMALL_PNG } from '../support/documents.ts';
import { whenPresent } from '../support/gates.ts';
import { pdfText, readPdf } from '../support/pdf-text.ts';

const documents = createDocuments();
atEnd(documents.close);

test('all that a document says stands in its PDF, figures as they are', async () => {
  const bytes = await documents.pdf(documentWith({ stamp: 'Draft' }), 'A4');
  const text = pdfText(bytes);
  for (const said of [
    ...['Northwind IT', 'Lange Straße 12', 'Alder Dental', 'Zahnweg 3', 'Invoice INV-2026-0007'],
    ...['Due15 March 2026', 'Twenty hours of support, bought ahead.', 'What is sold', 'ItemNet'],
    ...['Block B-11,800.00 EUR', '20 h at 90.00 EUR an hour', 'Total2,142.00 EUR', 'Payment'],
    ...['IBAN DE89 3704 0044 0532 0130 00', 'Northwind IT · BerlinPage 1 of 1', 'Draft'],
  ]) {
    assert.ok(text.includes(said), `${said} is not in\n${text}`);
  }
  const raw = Buffer.from(bytes).toString('latin1');
  assert.match(raw, /\(Invoice INV-2026-0007\)/);
  assert.match(raw, /\/Lang \(en\)/);
});

test('the same document is the same to the last byte, drawn by another thread too', async () => {
  const document = documentWith({ tables: [longTable(60)], stamp: 'Draft' });
  const first = await documents.pdf(document, 'A4');
  const other = createDocuments();
  const again = await other.pdf(document, 'A4');
  await other.close();
  assert.ok(Buffer.from(first).equals(again));
  const changed = await documents.pdf({ ...document, footer: 'Other' }, 'A4');
  assert.ok(!Buffer.from(first).equals(changed));
});

test('headings are repeated on every page, no row is lost or parted, and pages are numbered', async () => {
  const bytes = await documents.pdf(documentWith({ tables: [longTable(400)] }), 'A4');
  const pages = readPdf(bytes);
  assert.ok(pages.length > 8, `${pages.length} pages`);
  const withRows = pages.filter(({ lines }) =>
    lines.some((line) => line.includes('of certificates')),
  );
  for (const { lines } of withRows) {
    assert.ok(lines.includes('What happened'));
    assert.ok(lines.includes('DayWhatWorkedBlockHoursKWDBalance'));
    const rows = lines.filter((line) => line.includes('of certificates')).length;
    assert.equal(lines.filter((line) => line === 'Kim Lee · J-17').length, rows);
  }
  const told = pages.flatMap(({ lines }) =>
    lines.flatMap((line) => /row (\d+) of/.exec(line)?.[1] ?? []),
  );
  assert.deepEqual(
    told.map(Number),
    Array.from({ length: 400 }, (_, at) => at + 1),
  );
  for (const [at, { lines }] of pages.entries()) {
    assert.ok(lines.includes(`Northwind IT · BerlinPage ${at + 1} of ${pages.length}`));
    assert.equal(lines.includes('Invoice INV-2026-0007Alder Dental'), at > 0);
  }
});

test('paper is A4 or Letter', async () => {
  const sizeOn = async (paper: 'A4' | 'letter') => {
    const [page] = readPdf(await documents.pdf(documentWith(), paper));
    return [page?.width, page?.height];
  };
  assert.deepEqual(await sizeOn('A4'), [595.28, 841.89]);
  assert.deepEqual(await sizeOn('letter'), [612, 792]);
});

/** The letters between two code points. */
function letters(first: number, last: number): string {
  let found = '';
  for (let point = first; point <= last; point += 1) {
    const character = String.fromCodePoint(point);
    if (/[\p{L}\p{N}\p{P}\p{Sc}\p{Sm}\p{So}]/u.test(character)) found += character;
  }
  return found;
}

// biome-ignore format: a table
const SCRIPTS: readonly (readonly [name: string, letters: string])[] = [
  ['Latin', letters(0x21, 0x7e) + letters(0xa1, 0x24f)],
  ['Latin with two marks', letters(0x1e00, 0x1eff)],
  ['Greek', letters(0x370, 0x3e1) + letters(0x3f0, 0x3ff) + letters(0x1f00, 0x1fff)],
  ['Cyrillic', letters(0x400, 0x52f)],
  ['currencies', '$ ¢ £ ¤ ¥ ₡ ₣ ₤ ₦ ₩ ₪ ₫ € ₭ ₮ ₱ ₲ ₴ ₵ ₸ ₹ ₺ ₽ ₿ zł Kč kr Ft лв'],
  ['signs', '‐ – — ‘ ’ “ ” „ « » ‹ › … • · − × ± ‰ № § † ™ © ® ° ½ ¼ ¾ ² ³'],
];

for (const [name, whole] of SCRIPTS) {
  test(`the fonts have ${name}, regular and bold`, async () => {
    const glyphs = [...whole.replaceAll(' ', '')];
    // A word of each, as no line ends within it.
    const words = glyphs.join(' ');
    const section = { heading: words, lines: [words] };
    const text = pdfText(await documents.pdf(documentWith({ sections: [section] }), 'A4'));
    assert.ok(!text.includes('\0'), text);
    // A letter with a mark may be drawn as a letter and a mark.
    const missing = glyphs.filter(
      (glyph) => !text.includes(glyph) && glyph.normalize('NFD') === glyph,
    );
    assert.deepEqual(missing, []);
  });
}

const HOSTILE: Readonly<Record<string, string>> = {
  'no glyph of ours': '日本語 العربية עברית हिन्दी ไทย 🧾👩🏽‍💻',
  'control characters and odd spaces': 'a\0b\u0007c\td\u2028e\u200bf\ufefff\u202eg',
  'half a pair': 'a\ud800b\udc00',
  'one word without an end': 'Donaudampfschiff'.repeat(80),
  'an address': `https://example.com/${'segment/'.repeat(40)}?q=${'x'.repeat(300)}`,
  'marks upon marks': `Z${'\u0301\u0323'.repeat(200)}algo`,
  'many lines': 'line\n'.repeat(300),
  'what looks like PDF': ') Tj ET endstream endobj <</Type/Catalog>> \\(',
  nothing: '',
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`it is drawn, whatever a text is made of: ${name}`, async () => {
    const fact = { label: text, value: text, strong: true };
    const columns: Document['tables'][number]['columns'] = [
      { label: text, align: 'left', width: 'rest' },
      { label: 'Net', align: 'right', width: 'fit' },
    ];
    const party = { name: text, lines: [text] };
    const bytes = await documents.pdf(
      documentWith({
        ...{ title: text, stamp: text.slice(0, 40), from: party, to: party, facts: [fact] },
        ...{ totals: [fact], opening: [text], footer: text.slice(0, 200) },
        tables: [{ heading: text, columns, rows: [[[text, text], [text]]], empty: text }],
        sections: [{ heading: text, lines: [text] }],
      }),
      'A4',
    );
    assert.ok(readPdf(bytes).length > 0);
  });
}

test('no word is so long that it leaves the page', async () => {
  const text = 'W'.repeat(400);
  const bytes = await documents.pdf(
    documentWith({ opening: [text], to: { name: text, lines: [] } }),
    'A4',
  );
  const lines = pdfText(bytes).split('\n');
  const widest = Math.max(...lines.map((line) => line.length));
  assert.ok(widest < 110, `${widest} characters on a line`);
  assert.equal(lines.join('').replace(/[^W]/g, '').length >= 800, true);
});

test('the logo is drawn; one that is damaged is left out, and all else is there', async () => {
  const drawn = async (base64: string) => {
    const logo = { mediaType: 'image/png', base64 } as const;
    return readPdf(await documents.pdf(documentWith({ logo }), 'A4'));
  };
  const [page] = await drawn(SMALL_PNG);
  assert.equal(page?.pictures, 1);
  assert.ok(page.lines.includes('Northwind IT'));
  for (const damaged of [SMALL_PNG.slice(0, 60), Buffer.from('no picture').toString('base64')]) {
    const [plain] = await drawn(damaged);
    assert.equal(plain?.pictures, 0);
    assert.ok(plain.lines.includes('Northwind IT'));
  }
});

test('a table without rows says so', async () => {
  const [table] = documentWith().tables;
  assert.ok(table !== undefined);
  const tables = [{ ...table, rows: [], empty: 'Nothing was sold.' }];
  const text = pdfText(await documents.pdf(documentWith({ tables }), 'A4'));
  assert.ok(text.includes('Nothing was sold.'));
});

test('while a long statement is drawn, the process answers', async () => {
  const document = documentWith({ tables: [longTable(400)] });
  let longestMilliseconds = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    longestMilliseconds = Math.max(longestMilliseconds, now - last);
    last = now;
  }, 2);
  const startedAt = performance.now();
  await documents.pdf(document, 'A4');
  const milliseconds = performance.now() - startedAt;
  clearInterval(beat);
  assert.ok(longestMilliseconds < milliseconds / 2, `${longestMilliseconds} of ${milliseconds} ms`);
});

test('what is being drawn when it closes fails, and the next is drawn by a new thread', async () => {
  const closing = createDocuments();
  const drawing = closing.pdf(documentWith({ tables: [longTable(400)] }), 'A4');
  const failed = assert.rejects(drawing, /has ended/);
  await closing.close();
  await failed;
  assert.ok((await closing.pdf(documentWith(), 'A4')).length > 0);
  await closing.close();
});

whenPresent('pdftotext', () => {
  test('another program reads the same', async () => {
    const bytes = await documents.pdf(documentWith({ tables: [longTable(80)] }), 'A4');
    const { stdout, stderr, status } = spawnSync('pdftotext', ['-layout', '-', '-'], {
      input: bytes,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    assert.match(
      stdout,
      /30 Sep 2026 +remote, row 80 of certificates and mail +2:05 +B-1 +−2:05 +−12,345\.678 +1,234:05/,
    );
    assert.match(stdout, /Total +2,142\.00 EUR/);
  });
});
