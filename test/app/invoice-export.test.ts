/** Invoices go to the programs in which a firm keeps its accounts (H4). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Bank } from '../support/bank.ts';
import { rowsOf } from '../support/journal-programs.ts';
import { ALDER, BIRCH, CEDAR, moneyLife } from '../support/money-life.ts';

let bank: Bank;

before(async () => {
  bank = await moneyLife();
});

type Asked = Parameters<Bank['ask']>[1];

async function told(asked: Asked) {
  const text = await bank.ask('invoice.export', asked);
  const [head = ''] = text.split('\r\n');
  const columns = head.split(',');
  return rowsOf(text).map((cells) => {
    const row = new Map(columns.map((column, place) => [column, cells[place] ?? '']));
    return (...names: readonly string[]) => names.map((name) => row.get(name));
  });
}

test("for Xero: the headings of its template, its days, a credit note's amounts below zero", async () => {
  const text = await bank.ask('invoice.export', { format: 'xero' });
  assert.ok(text.startsWith('*ContactName,EmailAddress,POAddressLine1,'));
  const rows = await told({ format: 'xero', blockAccount: '825' });
  const names = ['*ContactName', '*InvoiceNumber', '*InvoiceDate', '*DueDate', '*Quantity'];
  const money = ['*UnitAmount', '*AccountCode', '*TaxType', 'TaxAmount', 'Total', 'Currency'];
  assert.deepEqual(
    rows.map((row) => row(...names, ...money).join(' | ')),
    [
      `${ALDER} | INV-2026-0001 | 10/01/2026 | 24/01/2026 | 1 | 180.00 | 825 | VAT 19 % | 34.20 | 214.20 | EUR`,
      `'${BIRCH} | INV-2026-0002 | 10/01/2026 | 24/01/2026 | 1 | 1000.00 | 825 | VAT 19 % | 190.00 | 1190.00 | EUR`,
      `${CEDAR} | INV-2026-0003 | 10/01/2026 | 24/01/2026 | 1 | 9000 | 825 | Reverse Charge | 0 | 9000 | JPY`,
      `${ALDER} | INV-2026-0004 | 12/02/2026 | 26/02/2026 | 1 | 50.00 | 200 | VAT 19 % | 9.50 | 59.50 | EUR`,
      `'${BIRCH} | INV-2026-0005 | 12/02/2026 | 26/02/2026 | 1 | 50.00 | 200 | VAT 19 % | 9.50 | 59.50 | EUR`,
      `'${BIRCH} | CN-2026-0001 | 25/03/2026 | 25/03/2026 | 1 | -100.00 | 825 | VAT 19 % | -19.00 | -119.00 | EUR`,
      `${ALDER} | INV-2026-0006 | 25/03/2026 | 08/04/2026 | 1 | 500.00 | 200 | VAT 19 % | 95.00 | 595.00 | EUR`,
    ],
  );
  assert.deepEqual(rows[5]?.('Reference'), ['INV-2026-0002']);
});

test('for QuickBooks Online: invoices, and credit notes by themselves', async () => {
  const rows = await told({ format: 'quickbooks', dateFormat: 'MM/DD/YYYY', noTax: 'Exempt' });
  assert.equal(rows.length, 6);
  const names = ['InvoiceNo', 'Customer', 'InvoiceDate', 'DueDate', 'Item', 'ItemQuantity'];
  const money = ['ItemRate', 'ItemAmount', 'Taxable', 'TaxRate', 'ItemTaxCode'];
  assert.deepEqual(rows[3]?.(...names, ...money), [
    ...['INV-2026-0004', ALDER, '02/12/2026', '02/26/2026', 'Work beyond prepaid hours', '1'],
    ...['50.00', '50.00', 'Y', '19%', 'VAT 19 %'],
  ]);
  assert.deepEqual(rows[2]?.('Taxable', 'TaxRate', 'ItemTaxCode'), ['N', '', 'Exempt']);
  const notes = await told({ format: 'quickbooks', documents: 'credit-notes' });
  assert.deepEqual(
    notes.map((row) => row('InvoiceNo', 'Memo', 'ItemAmount')),
    [['CN-2026-0001', 'Credit note for INV-2026-0002', '100.00']],
  );
  const both = await bank.refusal('invoice.export', { format: 'quickbooks', documents: 'all' });
  assert.equal(both.fields?.[0]?.field, 'documents');
});

test('as CSV for any other: every line adds up to what the tax report tells', async () => {
  const rows = await told({ format: 'csv', from: '2026-01-01', to: '2026-04-30' });
  const sum = (column: string): number =>
    rows
      .filter((row) => row('currency')[0] === 'EUR')
      .reduce((total, row) => total + Number((row(column)[0] ?? '').replace('.', '')), 0);
  const { totals } = await bank.ask('report.tax', { from: '2026-01', to: '2026-04' });
  const [euros] = totals;
  assert.equal(sum('net'), Number(euros?.net.replace('.', '')));
  assert.equal(sum('tax'), Number(euros?.tax.replace('.', '')));
  assert.deepEqual(rows[0]?.('issuedOn', 'minutes', 'taxTreatment'), [
    '2026-01-10',
    '120',
    'taxed',
  ]);
});

test('of the days asked for, for whoever may read the books', async () => {
  const rows = await told({ format: 'xero', from: '2026-02-01', to: '2026-02-28' });
  assert.equal(rows.length, 2);
  const as = { firm: bank.firm, role: 'technician' } as const;
  assert.equal((await bank.refusal('invoice.export', { format: 'csv' }, { as })).code, 'forbidden');
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(bank.faults, []);
});
