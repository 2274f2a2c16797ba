/** Four months of a firm whose money does everything once, for reports and exports to tell. */
import assert from 'node:assert/strict';
import { Client } from 'pg';
import { type Bank, openBank } from './bank.ts';

export const ALDER = 'Alder Dental';
export const BIRCH = '=Birch & Søns';
export const CEDAR = 'Cedar 株式会社';

/** A bank in which it has happened, on the 20th of April 2026; March is not closed. */
export async function moneyLife(): Promise<Bank> {
  const bank = await openBank('2026-01-10T09:00:00Z');
  await prices(bank);
  const work = { workType: 'remote', post: true };
  await bank.ask('block.sell', {
    ...{ client: ALDER, name: 'A', minutes: 120, ratePerHour: '90.00', paid: '0.00' },
  });
  await bank.ask('payment.record', { client: ALDER, invoice: 'INV-2026-0001', amount: '100.00' });
  await bank.ask('block.sell', { client: BIRCH, name: 'B', minutes: 600, price: '1000.00' });
  await bank.ask('block.sell', {
    ...{ client: CEDAR, name: 'C', minutes: 60, price: '9000', expiresOn: '2026-03-05' },
  });
  await bank.ask('block.bring', {
    ...{ client: BIRCH, name: 'Old', minutes: 60, value: '70.00', boughtOn: '2025-12-01' },
  });
  await bank.ask('entry.log', { ...work, client: BIRCH, minutes: 90 });
  await bank.ask('entry.log', { ...work, client: BIRCH, workType: 'travel', minutes: 30 });
  bank.moveTo('2026-02-12T09:00:00Z');
  // 114.20 are open: 20.00 more than that came in, on a day before.
  const rest = { client: ALDER, invoice: 'INV-2026-0001', amount: '134.20', on: '2026-02-10' };
  await bank.ask('payment.record', { ...rest, reference: 'line 1' });
  await bank.ask('entry.log', { ...work, client: ALDER, minutes: 75 });
  await bank.ask('entry.log', { ...work, client: ALDER, minutes: 75 });
  const { id } = await bank.ask('entry.log', { ...work, client: CEDAR, minutes: 20 });
  await bank.ask('entry.reverse', { entry: id, reason: 'Booked twice' });
  await bank.ask('unbilled.invoice', { through: '2026-02-12' });
  bank.moveTo('2026-03-25T09:00:00Z');
  await bank.ask('lapse.run', {});
  await bank.ask('invoice.credit', {
    ...{ invoice: 'INV-2026-0002', lines: [{ line: 1, minutes: 60 }], reason: 'Goodwill' },
  });
  await bank.ask('invoice.issue', {
    client: ALDER,
    items: [{ description: 'New network', amount: '500.00', on: '2026-03-20' }],
  });
  await bank.ask('client-balance.pay-out', { client: ALDER, amount: '5.00' });
  bank.moveTo('2026-04-20T09:00:00Z');
  await bank.ask('payment.record', { client: ALDER, invoice: 'INV-2026-0006', amount: '200.00' });
  assert.deepEqual(bank.faults, []);
  return bank;
}

async function prices(bank: Bank): Promise<void> {
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19', label: 'VAT {rate}' });
  await bank.ask('billing.set', { taxRate: 'standard', paymentTermsDays: 14 });
  await bank.ask('work-type.set', { workType: 'travel', weight: '1', travel: true });
  await bank.ask('rate.set', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  await bank.ask('rate.set', { ratePerHour: '12000', currency: 'JPY', validFrom: '2026-01-01' });
  await bank.ask('client.add', { name: ALDER });
  await bank.ask('client.add', { name: BIRCH });
  await bank.ask('client.add', { name: CEDAR, currency: 'JPY' });
  await bank.ask('client-billing.set', { client: CEDAR, taxTreatment: 'reverse-charge' });
}

/** Sums of the journal's accounts by currency, asked of the database itself as its owner. */
export async function accountsOf(
  { ownerUrl, firm }: Bank,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, number>> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select hourbank.enter_firm($1)', [firm]);
  const { rows } = await client.query<{ key: string; cents: string }>(
    `select c.currency || ' ' || (line ->> 0) as key, sum((line ->> 2)::bigint) as cents
     from hourbank.journal j
     join hourbank.client c using (firm_id, client_id)
     cross join lateral jsonb_array_elements(j.money) line
     where j.firm_id = $1 and j.booked_on between $2 and $3
     group by 1`,
    [firm, from, to],
  );
  await client.query('rollback');
  await client.end();
  return new Map(rows.map(({ key, cents }) => [key, Number(cents)]));
}

/** An amount as the journal counts it. */
export function counted(amount: string): number {
  return Number(amount.replace('.', ''));
}
