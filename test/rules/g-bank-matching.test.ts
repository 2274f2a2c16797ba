/** G4: which invoice a line of a bank's statement pays, and what is only proposed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BankLine } from '../../src/engine/bank-lines.ts';
import { matchBankLines, type OpenInvoice } from '../../src/engine/bank-matching.ts';
import { localDate } from '../../src/engine/days.ts';
import { type Currency, cents, parseCurrency } from '../../src/engine/money.ts';
import { checkMatches, tellMatch } from '../support/bank-table.ts';

const EUR = parseCurrency('EUR') as Currency;

test('G4 a reference is found however it is written', () => {
  checkMatches(`
    invoice INV-2026-0001 of A open 10.00 EUR
    invoice INV-2026-0002 of A open 10.00 EUR
    invoice INV-2026-0003 of A open 10.00 EUR
    invoice INV-2026-0004 of A open 10.00 EUR
    invoice INV-2026-0005 of A open 10.00 EUR
    invoice INV-2026-0006 of A open 10.00 EUR
    invoice INV-2026-0007 of A open 10.00 EUR
    invoice INV-2026-0008 of A open 10.00 EUR
    invoice INV-2026-0009 of A open 10.00 EUR
    invoice INV-2026-0010 of A open 10.00 EUR
    invoice INV-2026-0011 of A open 10.00 EUR
    invoice 2026-0012 of A open 10.00 EUR
    invoice RÉ/26/0013 of A open 10.00 EUR
    line 10.00 EUR: INV-2026-0001                                  => matched INV-2026-0001
    line 10.00 EUR: inv 2026 0002                                  => matched INV-2026-0002
    line 10.00 EUR: INV20260003                                    => matched INV-2026-0003
    line 10.00 EUR: Rechnung Nr. INV-2026-0004.                    => matched INV-2026-0004
    line 10.00 EUR: RE:INV/2026/0005, danke                        => matched INV-2026-0005
    line 10.00 EUR: Rechnung INV-2026-0 / 006 vom 01.03.2026       => matched INV-2026-0006
    line 10.00 EUR: Rechnung INV-2026-0007 / 01.03.2026            => matched INV-2026-0007
    line 10.00 EUR: RF21INV20260008                                => matched INV-2026-0008
    line 10.00 EUR: INV-2026-0009 10,00 EUR                        => matched INV-2026-0009
    line 10.00 EUR: INV–2026—0010vom 1. März                       => matched INV-2026-0010
    line 10.00 EUR: (INV_2026_0011)                                => matched INV-2026-0011
    line 10.00 EUR: Nr2026/0012                                    => matched 2026-0012
    line 10.00 EUR: re/26/0013 ré 26 0013                          => matched RÉ/26/0013
  `);
});

test('G4 a reference is no part of a longer number', () => {
  checkMatches(`
    invoice INV-2026-0007 of Acme open 10.00 EUR
    invoice 2026-0008 of Acme open 10.00 EUR
    invoice 7 of Acme open 10.00 EUR
    line 10.00 EUR: INV-2026-00071                            => unmatched
    line 10.00 EUR: INV-2026-000 / 71                         => unmatched
    line 10.00 EUR: SEPA-GUTSCHRIFT INV-2026-0007 / 1         => unmatched
    line 10.00 EUR: INV-2026-0007-1                           => unmatched
    line 10.00 EUR: XINV-2026-0007                            => unmatched
    line 10.00 EUR: RF99INV20260007                           => unmatched
    line 10.00 EUR: 120260008                                 => unmatched
    line 10.00 EUR: 1.2026-0008                               => unmatched
    line 10.00 EUR: Kunde 7                                   => unmatched
    line 10.00 EUR: INV-2026                                  => unmatched
    line 10.00 EUR:                                           => unmatched
  `);
});

test('G4 of two labels that begin alike the longer one is meant where it stands', () => {
  checkMatches(`
    invoice INV-1000 of Acme open 10.00 EUR
    invoice INV-10000 of Acme open 10.00 EUR
    line 10.00 EUR: INV-10000   => matched INV-10000
    line 10.00 EUR: INV-1000    => matched INV-1000
  `);
  checkMatches(`
    invoice INV-1000 of Acme open 10.00 EUR
    invoice INV-10000 of Acme open 10.00 EUR
    line 10.00 EUR: INV-1000 0  => matched INV-10000
  `);
});

test('G4 what is not what is open is proposed, with what it would pay', () => {
  checkMatches(`
    invoice INV-2026-0007 of Acme GmbH open 1800.00 EUR
    line 900.00 EUR: INV-2026-0007  => part-payment INV-2026-0007 900.00 of 1800.00
    line 900.00 EUR: INV-2026-0007  => part-payment INV-2026-0007 900.00 of 1800.00
    line 2000.00 EUR: INV-2026-0007 => overpayment INV-2026-0007 1800.00 of 1800.00 rest 200.00
    line 1800.00 USD: INV-2026-0007 => currency-differs INV-2026-0007 rest 1800.00
  `);
});

test('G4 the first line that pays an invoice leaves the next one nothing open', () => {
  checkMatches(`
    invoice INV-2026-0007 of Acme open 1800.00 EUR
    line 1800.00 EUR from Acme: no reference  => unmatched
    line 1800.00 EUR: INV-2026-0007           => matched INV-2026-0007
    line 1800.00 EUR: INV-2026-0007           => overpayment INV-2026-0007 of 0.00 rest 1800.00
    line 1.00 EUR: INV-2026-0007              => overpayment INV-2026-0007 of 0.00 rest 1.00
  `);
});

test('G4 one payment for several invoices is proposed as such', () => {
  checkMatches(`
    invoice INV-2026-0007 of Acme open 100.00 EUR
    invoice INV-2026-0008 of Acme open 50.00 EUR
    line 150.00 EUR: INV-2026-0007/INV-2026-0008
      => several-invoices INV-2026-0007 100.00 + INV-2026-0008 50.00 of 150.00
         | overpayment INV-2026-0007 100.00 of 100.00 rest 50.00
         | overpayment INV-2026-0008 50.00 of 50.00 rest 100.00
    line 50.00 EUR: INV-2026-0007 INV-2026-0008
      => one-of-several-references INV-2026-0008 50.00 of 50.00
         | part-payment INV-2026-0007 50.00 of 100.00
    line 100.00 EUR: INV-2026-0007 INV-2026-0008
      => one-of-several-references INV-2026-0007 100.00 of 100.00
         | overpayment INV-2026-0008 50.00 of 50.00 rest 50.00
    line 10.00 EUR: INV-2026-0008 INV-2026-0007 INV-2026-0008
      => part-payment INV-2026-0008 10.00 of 50.00 | part-payment INV-2026-0007 10.00 of 100.00
  `);
});

test('G4 without a reference, amount and a name alike propose', () => {
  checkMatches(`
    invoice INV-1001 of Acme Networks GmbH open 100.00 EUR issued 2026-03-02
    invoice INV-1002 of Acme Networks GmbH open 100.00 EUR issued 2026-03-01
    invoice INV-1003 of Müller & Söhne KG open 70.00 EUR
    invoice INV-1004 of IT open 60.00 EUR
    invoice INV-1005 of Other Networks Ltd open 100.00 EUR
    line 100.00 EUR from ACME NETWORKS BERLIN: thanks
      => amount-and-name INV-1002 100.00 of 100.00 | amount-and-name INV-1001 100.00 of 100.00
    line 100.00 EUR from Acme: thanks
      => amount-and-name INV-1002 100.00 of 100.00 | amount-and-name INV-1001 100.00 of 100.00
    line 70.00 EUR from Mueller und Soehne: => amount-and-name INV-1003 70.00 of 70.00
    line 70.00 EUR from MULLER SOHNE:       => amount-and-name INV-1003 70.00 of 70.00
    line 60.00 EUR from IT Services:        => unmatched
    line 99.00 EUR from Acme Networks:      => unmatched
    line 100.00 USD from Acme Networks:     => unmatched
    line 100.00 EUR from GmbH:              => unmatched
    line 100.00 EUR:                        => unmatched
    line 70.00 EUR from Müller Söhne: INV-1005
      => part-payment INV-1005 70.00 of 100.00 | amount-and-name INV-1003 70.00 of 70.00
  `);
});

test('G4 what was recorded before is known, what went out pays nothing', () => {
  checkMatches(`
    invoice INV-2026-0007 of Acme open 100.00 EUR
    known 2
    line -100.00 EUR: INV-2026-0007  => outgoing
    line 100.00 EUR: INV-2026-0007   => known
    line 0.00 EUR: INV-2026-0007     => unmatched
    line 100.00 EUR: INV-2026-0007   => matched INV-2026-0007
  `);
});

test('G4 the same line twice is the same line', () => {
  const line = lineOf(1, 100, 'INV-2026-0001');
  const matches = matchBankLines([line, line], [invoiceOf(1, 100)], new Set());
  assert.deepEqual(matches.map(tellMatch), ['matched INV-2026-0001', 'known']);
});

function labelOf(number: number): string {
  return `INV-2026-${String(number).padStart(4, '0')}`;
}

function invoiceOf(number: number, open: number): OpenInvoice {
  return {
    ...{ invoice: `${number}`, label: labelOf(number), currency: EUR, open: cents(open) },
    ...{ client: `c${number}`, clientName: `Client ${number} GmbH` },
    issuedOn: localDate('2026-03-01'),
  };
}

function lineOf(id: number, amount: number, reference: string, payer = ''): BankLine {
  return {
    ...{ id: `${id}`, on: localDate('2026-03-10'), amount: cents(amount), currency: EUR },
    ...{ reference, payer, account: null, line: id },
  };
}

test('law: lines for distinct invoices are matched alike in any order', () => {
  const given = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 })
    .chain((numbers) =>
      fc.record({
        lines: fc.constant(
          numbers.map((number) => lineOf(number, 500 + (number % 3), labelOf(number))),
        ),
        order: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
      }),
    );
  const invoices = Array.from({ length: 40 }, (_, index) =>
    invoiceOf(index + 1, 500 + (index % 4)),
  );
  const told = (lines: readonly BankLine[]): string[] =>
    matchBankLines(lines, invoices, new Set())
      .map((match) => `${match.line.id} ${tellMatch(match)}`)
      .sort();
  fc.assert(
    fc.property(given, ({ lines, order }) => {
      const shuffled = order.flatMap((number) => lines.filter(({ id }) => id === `${number}`));
      assert.deepEqual(told(shuffled), told(lines));
      assert.deepEqual(
        told(lines).filter((each) => each.includes('matched INV')).length,
        lines.filter(({ amount, reference }) =>
          invoices.some(({ label, open }) => label === reference && open === amount),
        ).length,
      );
    }),
  );
});

test('law: nothing is matched or proposed beyond what is open', () => {
  const some = fc.record({
    amount: fc.integer({ min: -3, max: 9 }),
    named: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    from: fc.integer({ min: 0, max: 5 }),
  });
  const opens = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), opens, (asked, sizes) => {
      const invoices = sizes.map((open, index) => invoiceOf(index + 1, open));
      const lines = asked.map(({ amount, named, from }, index) =>
        lineOf(index, amount, named.map(labelOf).join(' '), `Client ${from}`),
      );
      const matches = matchBankLines(lines, invoices, new Set());
      assert.deepEqual(
        matches.map(({ line }) => line),
        lines,
      );
      const left = new Map(invoices.map(({ invoice, open }) => [invoice, Number(open)]));
      for (const match of matches) {
        if (match.kind !== 'matched') continue;
        left.set(match.invoice, (left.get(match.invoice) ?? 0) - match.line.amount);
      }
      for (const rest of left.values()) assert.ok(rest >= 0);
      for (const match of matches) {
        if (match.kind !== 'proposed') continue;
        for (const { shares, rest } of match.candidates) {
          for (const share of shares) assert.ok(share.amount <= (left.get(share.invoice) ?? 0));
          const total = shares.reduce((sum, { amount }) => sum + amount, Number(rest));
          assert.equal(total, match.line.amount);
        }
      }
    }),
  );
});

test('ten thousand lines of ten thousand clients and invoices are told apart', () => {
  const count = 10_000;
  const invoices = Array.from({ length: count }, (_, index) => invoiceOf(index + 1, 180_000));
  const lines = Array.from({ length: count }, (_, index) => {
    const text = `Payment for ${index % 2 === 0 ? labelOf(index + 1) : 'work'}, many thanks for it all`;
    return lineOf(index, 180_000, text, `CLIENT ${index + 1} GMBH`);
  });
  const matches = matchBankLines(lines, invoices, new Set());
  const kinds = matches.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === 'matched').length, count / 2);
  assert.equal(kinds.filter((kind) => kind === 'proposed').length, count / 2);
});

test('of many invoices of one client the first ten are proposed', () => {
  const invoices = Array.from({ length: 2000 }, (_, index) => ({
    ...invoiceOf(index + 1, 100),
    clientName: 'Acme GmbH',
  })).toReversed();
  const lines = Array.from({ length: 2000 }, (_, index) => lineOf(index, 100, 'work', 'ACME'));
  for (const match of matchBankLines(lines, invoices, new Set())) {
    assert.ok(match.kind === 'proposed');
    assert.deepEqual(
      match.candidates.map(({ invoices: [invoice] }) => invoice?.label),
      Array.from({ length: 10 }, (_, index) => labelOf(index + 1)),
    );
  }
});

test('a name like those of more than twenty clients proposes none of them', () => {
  const invoices = Array.from({ length: 21 }, (_, index) => invoiceOf(index + 1, 100));
  const line = lineOf(1, 100, 'work', 'Client');
  assert.equal(tellMatch(matchBankLines([line], invoices, new Set())[0]), 'unmatched');
  const fewer = matchBankLines([line], invoices.slice(1), new Set())[0];
  assert.equal(fewer?.kind, 'proposed');
});
