/** FIFO cases through the API of a whole bank: a lot is a block sold, a reduction work posted. */
import { type LocalDate, localDate } from '../../src/engine/days.ts';
import { type Currency, cents, decimalMoney } from '../../src/engine/money.ts';
import { FROM_THE_BEGINNING } from '../../src/engine/terms.ts';
import { type As, type Bank, requestFor } from './bank.ts';
import { clientOf, type FifoOutcome, type FifoRun, lotDay, totalCents } from './fifo-cases.ts';

/** Runs a case for clients of its own, once all of its days are over. */
export async function runFifoCaseInBank(
  bank: Bank,
  as: As,
  name: string,
  { given, onShortage, workedOn }: FifoRun,
): Promise<FifoOutcome> {
  const days: LocalDate[] = [
    ...given.lots.map((lot) => lotDay(given, lot)),
    ...given.reductions.map(({ date }) => workedOn ?? localDate(date)),
  ];
  bank.moveTo(`${days.sort().at(-1)}T12:00:00Z`);
  const clients = new Map<string, string>();
  for (const account of new Set([...given.lots, ...given.reductions].map(clientOf))) {
    const input = { name: `${name} ${account}`, currency: 'USD' };
    const client = (await bank.ask('client.add', input, { as })).id;
    clients.set(account, client);
    const policy = { client, settings: { onShortage }, validFrom: FROM_THE_BEGINNING };
    await bank.ask('policy.set', { ...policy, reason: 'As in the case' }, { as });
  }
  for (const lot of given.lots) {
    const price = decimalMoney(cents(totalCents(lot)), 'USD' as Currency);
    const terms = { name: lot.id, minutes: Number(lot.qty), price, boughtOn: lotDay(given, lot) };
    await bank.ask('block.sell', { client: clients.get(clientOf(lot)), ...terms }, { as });
  }
  const slices: string[] = [];
  for (const [index, reduction] of given.reductions.entries()) {
    const client = clients.get(clientOf(reduction));
    const minutes = Number(reduction.qty);
    const work = { workedOn: workedOn ?? reduction.date, workType: 'remote', minutes, post: true };
    const response = await bank.send(as, requestFor('entry.log', { client, ...work }));
    const { code, outcome } = JSON.parse(await response.text());
    if (!response.ok) slices.push(`${index} ${code}`);
    for (const draw of outcome?.draws ?? []) {
      slices.push(`${index} ${draw.blockName} ${draw.minutes} ${draw.value}`);
    }
    if (outcome?.overageMinutes > 0) slices.push(`${index} overage ${outcome.overageMinutes}`);
  }
  const left: string[] = [];
  for (const client of clients.values()) {
    for (const block of (await bank.ask('block.list', { client }, { as })).items) {
      if (block.leftMinutes > 0) left.push(`${block.name} ${block.leftMinutes}`);
    }
  }
  return { slices, left: left.sort() };
}
