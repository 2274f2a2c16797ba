/** Each way in which somebody could touch invoices and payments behind the app's back is found. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  ALDER,
  openTouchedBooks,
  record,
  type TouchedBooks,
  touch,
} from '../support/touched-books.ts';
import { liveWithMoney } from '../support/touched-money.ts';

let books: TouchedBooks;

before(async () => {
  books = await openTouchedBooks(liveWithMoney);
});

const FIRST = `where label = 'INV-2026-0001'`;

function invoice(change: string, which = FIRST): string {
  return `update hourbank.invoice set ${change} ${which}`;
}

function line(path: string, value: string): string {
  return invoice(`lines = jsonb_set(lines, '${path}', '${value}')`);
}

function payment(change: string): string {
  return `update hourbank.payment set ${change} where reference = 'Transfer 7'`;
}

function row(table: string, sequence: number, change: string): string {
  return `update hourbank.${table} set ${change} where ${ALDER} and sequence = ${sequence}`;
}

/** Each fault by itself: what is done to the database, and what is found then. */
const FAULTS: readonly (readonly [does: () => string, found: readonly string[]])[] = [
  // What is kept of documents (G1, G4, G5).
  [() => invoice('paid_cents = 17001'), ['Alder: G4 paid, INV-2026-0001: 170.00 / 170.01']],
  [
    () => invoice('credited_cents = credited_cents - 1'),
    ['Alder: G4 credited, INV-2026-0001: 43.64 / 43.63'],
  ],
  [
    () => invoice('number = 3'),
    [
      'Alder: G1 number, INV-2026-0001: 1 / 3',
      'all clients: G1 next number, series INV-2026-: 1 / 2',
      'all clients: G1 last number, series INV-2026-: 3 / 2',
    ],
  ],
  [
    () => invoice(`series = 'X-'`),
    [
      'Alder: G1 series, INV-2026-0001: INV-2026- / X-',
      'all clients: G1 next number, series INV-2026-: 1 / 2',
      'all clients: G1 last number, series X-: 1 / none',
    ],
  ],
  [
    () => invoice(`label = 'INV-2026-0009'`),
    ['Alder: G1 label, INV-2026-0001: INV-2026-0001 / INV-2026-0009'],
  ],
  [
    () => invoice('net_cents = net_cents + 1, gross_cents = gross_cents + 1'),
    [
      'Alder: G1 net, INV-2026-0001: 150.00 / 150.01',
      'Alder: G1 gross, INV-2026-0001: 178.50 / 178.51',
    ],
  ],
  [
    () => invoice('net_cents = net_cents + 1, tax_cents = tax_cents - 1'),
    [
      'Alder: G1 net, INV-2026-0001: 150.00 / 150.01',
      'Alder: G5 tax, INV-2026-0001: 28.50 / 28.49',
    ],
  ],
  [() => invoice(`currency = 'USD'`), ['Alder: G1 currency, INV-2026-0001: EUR / USD']],
  [
    () => invoice(`due_on = '2026-12-31'`),
    ['Alder: G1 due day, INV-2026-0001: 2026-01-19 / 2026-12-31'],
  ],
  [
    () => invoice(`issued_on = '2026-01-04'`),
    ['Alder: G1 day issued, INV-2026-0001: 2026-01-05 / 2026-01-04'],
  ],
  [
    () => invoice(`reason = 'None'`, `where label = 'CN-2026-0001'`),
    ['Alder: G1 reason, CN-2026-0001: As agreed / None'],
  ],
  [
    () => invoice('credits = null', `where label = 'CN-2026-0001'`),
    ['Alder: G1 invoice credited, CN-2026-0001: first / none'],
  ],
  [
    () => invoice(`issued_by = 'nobody'`),
    ['Alder: G1 issued by, INV-2026-0001: user-owner / nobody'],
  ],
  // Lines and contents (G2, G6, H3).
  [
    () => line('{1,net}', '5001'),
    [
      'Alder: G5 net and tax, line 2 of INV-2026-0001: 59.50 / 59.51',
      'Alder: G1 net of the lines, INV-2026-0001: 150.00 / 150.01',
      'Alder: H1 accounts of the lines, INV-2026-0001: client 178.50, deferred:block ' +
        '-100.00, revenue:project -50.00, tax -28.50 / client 178.50, deferred:block ' +
        '-100.00, revenue:project -50.01, tax -28.50',
      'Alder: G6 line, line 2 of INV-2026-0001: as it is printed / 50.01',
    ],
  ],
  [
    () => line('{1,accrued}', '5000'),
    [
      'Alder: H1 accounts of the lines, INV-2026-0001: client 178.50, deferred:block ' +
        '-100.00, revenue:project -50.00, tax -28.50 / client 178.50, deferred:block ' +
        '-100.00, tax -28.50, unbilled -50.00',
    ],
  ],
  [
    () => line('{1,revenue}', '"revenue:travel"'),
    [
      'Alder: H1 accounts of the lines, INV-2026-0001: client 178.50, deferred:block ' +
        '-100.00, revenue:project -50.00, tax -28.50 / client 178.50, deferred:block ' +
        '-100.00, revenue:travel -50.00, tax -28.50',
    ],
  ],
  [
    () => line('{1,description}', '"Something else"'),
    ['Alder: G6 line, line 2 of INV-2026-0001: as it is printed / ' + 'Something else'],
  ],
  [
    () => line('{0,minutes}', '61'),
    [
      'Alder: A1 block, block id on INV-2026-0001: 60 min 100.00 and 19.00 tax / 61 min ' +
        '100.00 and 19.00 tax',
      'Alder: G6 line, line 1 of INV-2026-0001: as it is printed / 1:01',
    ],
  ],
  [
    () => line('{1}', '7'),
    [
      'Alder: G2 lines, INV-2026-0001: lines / something else',
      'Alder: G2 lines, INV-2026-0001: lines / something else',
      'Alder: G6 lines, INV-2026-0001: 2 / 0',
    ],
  ],
  [
    () => invoice(`lines = '[]'`),
    [
      'Alder: G1 net of the lines, INV-2026-0001: 150.00 / 0.00',
      'Alder: G5 tax of the lines, INV-2026-0001: 28.50 / 0.00',
      'Alder: G1 gross of the lines, INV-2026-0001: 178.50 / 0.00',
      'Alder: H1 accounts of the lines, INV-2026-0001: client 178.50, deferred:block ' +
        '-100.00, revenue:project -50.00, tax -28.50 / none',
      'Alder: A1 block, block id on INV-2026-0001: 60 min 100.00 and 19.00 tax / none',
      'Alder: G6 lines, INV-2026-0001: 2 / 0',
    ],
  ],
  [
    () => invoice(`contents = jsonb_set(contents, '{title}', '"Invoice X"')`),
    ['Alder: G1 contents, INV-2026-0001: hash / hash'],
  ],
  // Numbers (G1).
  [
    () => `update hourbank.number_series set last_number = 3 where series = 'INV-2026-'`,
    ['all clients: G1 last number, series INV-2026-: 2 / 3'],
  ],
  [
    () => `delete from hourbank.number_series where series = 'CN-2026-'`,
    ['all clients: G1 last number, series CN-2026-: 2 / none'],
  ],
  // Payments and settlements (G4).
  [() => payment('amount_cents = 20001'), ['Alder: G4 amount, payment payment: 200.00 / 200.01']],
  [
    () => payment('reversed_cents = 2999'),
    ['Alder: G4 amount gone back, payment payment: 30.00 / 29.99'],
  ],
  [() => payment(`method = 'cash'`), ['Alder: G4 method, payment payment: bank / cash']],
  [
    () => payment(`received_on = '2026-01-04'`),
    ['Alder: G4 day of a payment, payment payment: 2026-01-05 / 2026-01-04'],
  ],
  [
    () => payment('invoice_id = null'),
    ['Alder: G4 invoice of a payment, payment payment: first / none'],
  ],
  [
    () => `delete from hourbank.payment where method = 'cash'`,
    ['Alder: G4 payment, payment own: a payment / none'],
  ],
  [
    () => `delete from hourbank.settlement where ${ALDER} and sequence = 9`,
    [
      'Alder: G4 settlement, record 9: settlement on 2026-01-05 of invoice second: 10.00 ' +
        'paid, 0.00 credited / none',
    ],
  ],
  [
    () => row('settlement', 9, 'paid_cents = 999'),
    [
      'Alder: G4 settlement, record 9: settlement on 2026-01-05 of invoice second: 10.00 ' +
        'paid, 0.00 credited / settlement on 2026-01-05 of invoice second: 9.99 paid, 0.00 ' +
        'credited',
    ],
  ],
  [
    () => row('settlement', 9, 'sequence = 99'),
    [
      'Alder: G4 settlement, record 99: none / settlement on 2026-01-05 of invoice second: ' +
        '10.00 paid, 0.00 credited',
      'Alder: G4 settlement, record 9: settlement on 2026-01-05 of invoice second: 10.00 ' +
        'paid, 0.00 credited / none',
    ],
  ],
  // Work to be invoiced (G2, B6).
  [
    () => row('unbilled', 16, 'is_billed = true'),
    [
      'Alder: G2 work to be invoiced, the client: 12.00 / 0.00',
      'Alder: G2 work invoiced elsewhere, the client: 6.00 / 18.00',
    ],
  ],
  [
    () => row('unbilled', 5, 'is_billed = false'),
    ['Alder: G2 billed, overage of record 5: invoiced / to be invoiced'],
  ],
  [
    () => row('unbilled', 5, 'is_billed = false, document_id = null'),
    [
      'Alder: G2 work invoiced, INV-2026-0002: 50.00 / 20.00',
      'Alder: G2 work to be invoiced, the client: 12.00 / 42.00',
    ],
  ],
  [
    () => row('unbilled', 14, 'value_cents = 601'),
    [
      'Alder: B6 unbilled, travel of record 14: 6 min 6.00 on 2026-01-05 for entry ' +
        'elsewhere / 6 min 6.01 on 2026-01-05 for entry elsewhere',
      'Alder: G2 work invoiced elsewhere, the client: 6.00 / 6.01',
    ],
  ],
  [
    () => row('unbilled', 14, 'minutes = 7'),
    [
      'Alder: B6 unbilled, travel of record 14: 6 min 6.00 on 2026-01-05 for entry ' +
        'elsewhere / 7 min 6.00 on 2026-01-05 for entry elsewhere',
    ],
  ],
  [
    () => `delete from hourbank.unbilled where ${ALDER} and sequence = 6`,
    [
      'Alder: B6 unbilled, travel of record 6: 20 min 20.00 on 2026-01-05 for entry travel / none',
      'Alder: G2 work invoiced, INV-2026-0002: 50.00 / 30.00',
    ],
  ],
  // The client's own money.
  [
    () => `update hourbank.client set balance_cents = balance_cents + 1 where name = 'Alder'`,
    ['Alder: G4 client balance, the client: 30.14 / 30.15'],
  ],
  // The journal itself.
  [
    () => record(9, `subject = 'nothing', facts = '{"invoice": "nothing"}'`),
    [
      'Alder: H3 hash, record 9: hash / hash',
      'Alder: G1 document, record 9: one that was issued / nothing',
      'Alder: G4 settlement, record 9: none / settlement on 2026-01-05 of invoice second: ' +
        '10.00 paid, 0.00 credited',
      'Alder: G4 paid, INV-2026-0002: 0.00 / 10.00',
      'Alder: G4 receivable, the client: 59.50 / 49.50',
    ],
  ],
  [
    () => record(7, `facts = '{}'`),
    [
      'Alder: H3 hash, record 7: hash / hash',
      'Alder: H3 facts, record 7: what was issued / something else',
      'Alder: G1 document, record 9: one that was issued / second',
      'Alder: G4 settlement, record 9: none / settlement on 2026-01-05 of invoice second: ' +
        '10.00 paid, 0.00 credited',
      'Alder: G1 document, INV-2026-0002: one that was issued / no record of it',
      'Alder: G2 work invoiced, the client: a document / none: second',
      'Alder: G4 receivable, the client: 0.00 / 49.50',
    ],
  ],
  [
    () => record(4, `subject = 'nobody'`),
    [
      'Alder: H3 hash, record 4: hash / hash',
      'Alder: G4 payment, record 4: one that was recorded / nobody',
      'Alder: G4 settlement, record 4: payment-reversal on 2026-01-05 of invoice first: ' +
        '-30.00 paid, 0.00 credited by payment nobody / payment-reversal on 2026-01-05 of ' +
        'invoice first: -30.00 paid, 0.00 credited by payment payment',
      'Alder: G4 amount gone back, payment payment: 0.00 / 30.00',
    ],
  ],
];

test('sound books have no findings', async () => {
  const { findings, records } = await books.bank.ask('ledger.verify', {});
  assert.deepEqual([records, findings], [16, []]);
});

test('each fault seeded once is found, and nothing else', async () => {
  const seen: string[] = [];
  const expected: string[] = [];
  for (const [does, found] of FAULTS) {
    const verified = await books.verifiedAfter((tx) => touch(tx, does()));
    seen.push(does(), ...books.told(verified));
    expected.push(does(), ...found);
  }
  assert.deepEqual(seen, expected);
});

test('a document that is gone leaves a gap, and is missed', async () => {
  const verified = await books.verifiedAfter(async (tx) => {
    await tx.rows('alter table hourbank.settlement drop constraint settlement_invoice', []);
    await tx.rows('alter table hourbank.invoice drop constraint invoice_credits', []);
    await tx.rows('alter table hourbank.payment drop constraint payment_invoice', []);
    await touch(tx, `delete from hourbank.invoice ${FIRST}`);
  });
  assert.deepEqual(books.told(verified), [
    'Alder: G1 document, INV-2026-0001: a document / none',
    'all clients: G1 next number, series INV-2026-: 1 / 2',
  ]);
});
