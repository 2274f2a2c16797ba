/** Books with every kind of record of money, which the owner of the database may touch. */
import type { Bank } from './bank.ts';

const client = 'Alder';

/** Every kind of record there is of money; tells the ids of what it made. The number of each record stands beside it. */
export async function liveWithMoney(bank: Bank): Promise<Record<string, string>> {
  await bank.ask('client.add', { name: client });
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
  await bank.ask('billing.set', { taxRate: 'standard' });
  // 1 and 2: 150.00 and 28.50 tax.
  const blocks = [{ name: 'A', minutes: 60, price: '100.00' }];
  const items = [{ description: 'Set-up', amount: '50.00' }];
  const first = await bank.ask('invoice.issue', { client, blocks, items });
  // 3: 21.50 more than is owed; 4: 8.50 are open again.
  const paid = { client, invoice: first.label, amount: '200.00', reference: 'Transfer 7' };
  const payment = await bank.ask('payment.record', paid);
  await bank.ask('payment.reverse', { payment: payment.id, amount: '30.00', reason: 'Too much' });
  // 5 and 6: 30.00 and 20.00 are earned; 7: they are invoiced.
  const work = { client, post: true, asOverage: true };
  const log = async (minutes: number, workType: string): Promise<string> =>
    (await bank.ask('entry.log', { ...work, minutes, workType })).id;
  const entries = { overage: await log(30, 'remote'), travel: await log(20, 'travel') };
  const second = await bank.ask('invoice.issue', { client, unbilledThrough: '2026-01-05' });
  // 8 and 9: 10.00 of the client's own money.
  const own = await bank.ask('payment.record', { client, amount: '10.00', method: 'cash' });
  await bank.ask('invoice.apply-balance', { invoice: second.label });
  // 10: 23.80 are credited; 11 and 12: 19.84 for ten minutes.
  const reason = 'As agreed';
  const credit = { invoice: first.label, reason };
  const part = await bank.ask('invoice.credit', {
    ...credit,
    lines: [{ line: 2, amount: '20.00' }],
  });
  await bank.ask('invoice.credit', { ...credit, lines: [{ line: 1, minutes: 10 }] });
  // 13: 5.00 go back.
  await bank.ask('client-balance.pay-out', { client, amount: '5.00' });
  // 14 to 16: 6.00 were invoiced elsewhere, 12.00 are to be invoiced.
  const elsewhere = await log(6, 'travel');
  await bank.ask('unbilled.settle-elsewhere', { client, through: '2026-01-05', reason });
  const unbilled = await log(12, 'travel');
  const named = { first: first.id, second: second.id, part: part.id };
  return { ...entries, elsewhere, unbilled, ...named, payment: payment.id, own: own.id };
}
