/** Statements in XML (CAMT.053): what is taken of them, and what is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BANK_LIMITS } from '../../src/formats/bank/bank-file.ts';
import { bankReader, readBankFile } from '../../src/formats/bank/read-bank-file.ts';
import { messages } from '../support/reading.ts';
import { tellBankFile } from '../support/told-bank-file.ts';

const ACCOUNT = 'DE02120300000000202051';

/** A file of statements, whose lines begin with the third; entries come each on one line. */
function statement(entries: readonly string[], version = '08'): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">`,
    `<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>${ACCOUNT}</IBAN></Id></Acct>`,
    ...entries,
    '</Stmt></BkToCstmrStmt></Document>',
  ].join('\n');
}

type Asked = {
  readonly amount?: string;
  readonly status?: string;
  readonly days?: string;
  readonly more?: string;
  readonly details?: string;
};

function entry(asked: Asked = {}): string {
  const {
    amount = '<Amt Ccy="EUR">1800.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>',
    status = '<Sts><Cd>BOOK</Cd></Sts>',
    days = '<BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-03</Dt></ValDt>',
    more = '',
    details = '<TxDtls><RmtInf><Ustrd>INV-2026-0007</Ustrd></RmtInf></TxDtls>',
  } = asked;
  return `<Ntry>${amount}${status}${days}${more}<NtryDtls>${details}</NtryDtls></Ntry>`;
}

function told(entries: readonly string[]): string {
  return tellBankFile(readBankFile(statement(entries), 'bank.xml'));
}

test('an entry is told with its day, amount, texts and the other side', () => {
  const details =
    '<TxDtls><Refs><AcctSvcrRef>T1</AcctSvcrRef><EndToEndId>INV-2026-0007</EndToEndId></Refs>' +
    '<RltdPties><Dbtr><Pty><Nm>M&#252;ller &amp; S&#xF6;hne</Nm></Pty></Dbtr>' +
    '<DbtrAcct><Id><IBAN>DE89 3704 0044 0532 0130 00</IBAN></Id></DbtrAcct></RltdPties>' +
    '<RmtInf><Ustrd>Rechnung INV-2026-</Ustrd><Ustrd>0007</Ustrd>' +
    '<Ustrd><![CDATA[<b>&amp;</b>]]></Ustrd>' +
    '<Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>';
  assert.equal(
    told([entry({ details, more: '<AcctSvcrRef>E1</AcctSvcrRef>' })]),
    '3 2026-03-02 1800.00 EUR from Müller & Söhne DE89370400440532013000: ' +
      'Rechnung INV-2026-/0007/<b>&amp;</b>/RF18539007547034/INV-2026-0007 ' +
      `[1|${ACCOUNT}|2026-03-02|1800.00|EUR|T1]`,
  );
});

test('version 2 has its status, names and amounts of parts elsewhere', () => {
  const part = (amount: string, name: string): string =>
    `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>` +
    `<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`;
  const details = part('1000', 'A') + part('800.00', 'B');
  const one = entry({ status: '<Sts>BOOK</Sts>', details });
  const text = statement([one], '02').replaceAll(/<(\/?)(?=[A-Z])/g, '<$1ns2:');
  assert.equal(
    tellBankFile(readBankFile(text.replace('xmlns=', 'xmlns:ns2='), 'bank.xml')),
    `3 2026-03-02 1000.00 EUR from A: [1|${ACCOUNT}|2026-03-02|1000.00|EUR||A||]\n` +
      `3 2026-03-02 800.00 EUR from B: [1|${ACCOUNT}|2026-03-02|800.00|EUR||B||]`,
  );
});

test('an entry of several payments comes as one line where they do not make it up', () => {
  const part = (amount: string, text: string): string =>
    `<TxDtls>${amount}<RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;
  const first = part('<Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>', 'INV-1');
  const whole = `1800.00 EUR: INV-1/INV-2 [1|${ACCOUNT}|2026-03-02|1800.00|EUR||||INV-1INV-2]`;
  for (const amount of ['', '<Amt Ccy="EUR">799.99</Amt>', '<Amt Ccy="USD">800.00</Amt>']) {
    const details = first + part(amount, 'INV-2');
    assert.equal(told([entry({ details })]), `3 2026-03-02 ${whole}`);
  }
});

test('money out is negative; of what is taken back the other side is who was to get it', () => {
  const sides =
    '<TxDtls><RltdPties><Dbtr><Nm>Payer</Nm></Dbtr><Cdtr><Nm>Payee</Nm></Cdtr></RltdPties></TxDtls>';
  const out = '<Amt Ccy="EUR">5</Amt><CdtDbtInd>DBIT</CdtDbtInd>';
  const back = `${out}<RvslInd>true</RvslInd>`;
  const lines = [entry({ amount: out, details: sides }), entry({ amount: back, details: sides })];
  assert.equal(
    told(lines),
    `3 2026-03-02 -5.00 EUR from Payee: [1|${ACCOUNT}|2026-03-02|-5.00|EUR||Payee||]\n` +
      `4 2026-03-02 -5.00 EUR from Payer: [1|${ACCOUNT}|2026-03-02|-5.00|EUR||Payer||]`,
  );
});

test('every entry is taken, skipped or refused, with its line', () => {
  const amount = (money: string): string =>
    entry({ amount: `<Amt Ccy="EUR">${money}</Amt><CdtDbtInd>CRDT</CdtDbtInd>` });
  const text = statement([
    entry({ status: '<Sts>PDNG</Sts>' }),
    entry({ status: '<Sts><Cd>WHAT</Cd></Sts>' }),
    entry({ days: '' }),
    entry({ days: '<BookgDt><Dt>2026-02-30</Dt></BookgDt>' }),
    entry({ days: '<ValDt><DtTm>2026-03-03T23:30:00+01:00</DtTm></ValDt>', details: '' }),
    ...[amount('1.234'), amount('-1'), amount('1e3'), amount('')],
    entry({ amount: '<Amt Ccy="euro">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>' }),
    entry({ amount: '<Amt Ccy="EUR">1</Amt>' }),
  ]);
  assert.equal(
    tellBankFile(readBankFile(text, 'bank.xml')),
    [
      '3 skipped PDNG',
      '4 refused cell_unreadable in Sts',
      '5 refused cell_missing in BookgDt',
      '6 refused cell_unreadable in BookgDt',
      `7 2026-03-03 1800.00 EUR: [1|${ACCOUNT}|2026-03-03|1800.00|EUR||||]`,
      '8 refused cell_unreadable in Amt',
      '9 refused cell_unreadable in Amt',
      '10 refused cell_unreadable in Amt',
      '11 refused cell_missing in Amt',
      '12 refused cell_unreadable in Ccy',
      '13 refused cell_missing in CdtDbtInd',
    ].join('\n'),
  );
});

test('lines alike are told apart, and are the same when they are read again', () => {
  const ids = (entries: readonly string[]): readonly string[] => {
    const read = readBankFile(statement(entries), 'bank.xml');
    assert.ok('lines' in read);
    return read.lines.map(({ id }) => id);
  };
  const long = entry({
    details: `<TxDtls><RmtInf><Ustrd>${'x'.repeat(400)}</Ustrd></RmtInf></TxDtls>`,
  });
  const longer = long.replace('xx<', 'xy<');
  const first = ids([entry(), entry(), long, longer]);
  assert.equal(new Set(first).size, 4);
  assert.ok(first.every((id) => id.length < 200));
  assert.notDeepEqual(ids([long]), ids([longer]));
  assert.deepEqual(ids([long, entry(), longer, entry()]).toSorted(), first.toSorted());
});

test('several statements of a file are read', () => {
  const text = statement([entry(), `</Stmt><Stmt>`, entry()]);
  const read = readBankFile(text, 'bank.xml');
  assert.ok('lines' in read);
  assert.deepEqual(read.lines.length, 2);
  assert.deepEqual(read.ownAccounts, [ACCOUNT]);
  assert.deepEqual(read.currencies, ['EUR']);
});

test('a file is refused for what it is', () => {
  const laughs =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>' +
    '<Document>&lol2;</Document>';
  const told = (text: string | Uint8Array): string => messages(refusedFile(text));
  const declares =
    'bank.xml:1: the XML declares things of its own (DOCTYPE), which no bank does: export the file again';
  assert.equal(told(laughs), declares);
  assert.equal(told('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), declares);
  assert.equal(
    told('<a>&lol;</a>'),
    'bank.xml: the XML cannot be read (&lol is no known entity): export the file again',
  );
  assert.equal(
    told('<Document><BkToCstmrAcctRpt/></Document>'),
    'bank.xml:1: this is "CAMT.052, a report of a day that is not over", and no statement: ' +
      'export it as CAMT.053 or CSV',
  );
  assert.match(told('<html><body></body></html>'), /this is "XML of html\/body"/);
  assert.match(told('<Document><BkToCstmrStmt></Document>'), /^bank.xml:1: the XML cannot be read/);
  assert.match(told('<a></a><b></b>'), /Multiple possible root nodes/);
  assert.match(told(`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`), /nested/);
  const unknown = new TextEncoder().encode('<?xml version="1.0" encoding="EBCDIC"?><a/>');
  assert.match(told(unknown), /its encoding ebcdic is not known/);
});

function refusedFile(file: string | Uint8Array) {
  const read = readBankFile(file, 'bank.xml');
  assert.ok('code' in read);
  return read;
}

test('the encoding is the one declared', () => {
  const text = statement([
    entry({ details: '<TxDtls><RmtInf><Ustrd>Gebühr</Ustrd></RmtInf></TxDtls>' }),
  ]).replace('UTF-8', 'ISO-8859-1');
  const read = readBankFile(
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    'bank.xml',
  );
  assert.ok('lines' in read);
  assert.equal(read.lines[0]?.reference, 'Gebühr');
});

test('a file beyond the limits is refused', () => {
  const text = statement([entry(), entry(), entry()]);
  const limits = { ...BANK_LIMITS, rows: 2 };
  const read = readBankFile(text, 'bank.xml', { limits });
  assert.ok('code' in read);
  assert.equal(read.message.slice(0, 46), 'bank.xml:5: the file has more than 2 rows: spl');
  const reader = bankReader('bank.xml', { limits: { ...BANK_LIMITS, bytes: 10 } });
  assert.equal(reader.push(new Uint8Array(10)), null);
  assert.equal(reader.push(new Uint8Array(1))?.code, 'file_too_large');
});

test('law: a damaged file never throws, and a file in pieces is the same file', () => {
  const whole = statement([entry(), entry({ status: '<Sts>PDNG</Sts>' })]);
  const damage = fc.record({
    from: fc.nat(whole.length),
    length: fc.nat(60),
    put: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('<', '>', '&', '<!--', '<![CDATA[', ']]>', '<__proto__>', '<?x', '\0', '"'),
    ),
  });
  fc.assert(
    fc.property(fc.array(damage, { maxLength: 3 }), fc.integer({ min: 1 }), (damages, piece) => {
      const text = damages.reduce(
        (rest, { from, length, put }) => rest.slice(0, from) + put + rest.slice(from + length),
        whole,
      );
      const bytes = new TextEncoder().encode(text);
      const reader = bankReader('bank.xml');
      for (let from = 0; from < bytes.length; from += piece) {
        reader.push(bytes.subarray(from, from + piece));
      }
      assert.equal(tellBankFile(reader.end()), tellBankFile(readBankFile(bytes, 'bank.xml')));
    }),
    { numRuns: 300 },
  );
});
