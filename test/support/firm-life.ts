/** The life of a firm through its API: what is known of it, and how it is asked. */
import assert from 'node:assert/strict';
import type { OperationName, OutputOf } from '../../src/contract/operations.ts';
import { addDays, type LocalDate, localDate } from '../../src/engine/days.ts';
import { type Currency, cents, decimalMoney } from '../../src/engine/money.ts';
import { type As, type Bank, requestFor } from './bank.ts';
import type { FirmTerms } from './firm-deeds.ts';

export const FIRST_DAY = localDate('2026-03-01');

type Client = { readonly id: string; readonly currency: Currency };

/** What is known of a firm from what was answered. */
export type FirmLife = {
  readonly bank: Bank;
  readonly as: As;
  readonly clients: readonly Client[];
  today: LocalDate;
  readonly blocks: { readonly client: string; readonly block: string }[];
  readonly entries: OutputOf<'entry.log'>[];
  readonly invoices: OutputOf<'invoice.issue'>[];
  readonly drafts: string[];
  readonly payments: OutputOf<'payment.record'>[];
  /** What was paid back to each client, in minor units. */
  readonly paidOut: Map<string, number>;
  /** What was done, and what was refused why: how often. */
  readonly count: Map<string, number>;
};

/** Opens a new firm of the bank on the first day. */
export async function openFirmLife(bank: Bank, terms: FirmTerms, name: string): Promise<FirmLife> {
  bank.moveTo(`${FIRST_DAY}T12:00:00Z`);
  const as: As = { firm: await bank.addFirm(name), role: 'owner' };
  const ask: Bank['ask'] = (operation, input) => bank.ask(operation, input, { as });
  const validFrom = '2026-01-01';
  await ask('policy.set', { settings: terms.policy, validFrom, reason: 'As agreed' });
  if (terms.taxRate !== null) {
    await ask('tax-rate.set', { taxRate: 'standard', rate: terms.taxRate });
    await ask('billing.set', { taxRate: 'standard' });
  }
  await ask('billing.set', { pricesIncludeTax: terms.pricesIncludeTax });
  const clients: Client[] = [];
  for (const { currency, taxTreatment } of terms.clients) {
    const added = await ask('client.add', { name: `Client ${currency}`, currency });
    clients.push({ id: added.id, currency: currency as Currency });
    await ask('client-billing.set', { client: added.id, taxTreatment });
    const ratePerHour = decimalMoney(cents(10_001), currency as Currency);
    await ask('rate.set', { currency, ratePerHour, validFrom });
  }
  return {
    ...{ bank, as, clients, today: FIRST_DAY },
    ...{ blocks: [], entries: [], invoices: [], drafts: [], payments: [] },
    ...{ paidOut: new Map(), count: new Map() },
  };
}

/** Asks; null where it was refused. Nothing may go wrong in any other way. */
export async function attempt<Name extends OperationName>(
  { bank, as, count }: FirmLife,
  name: Name,
  input: object,
): Promise<OutputOf<Name> | null> {
  const response = await bank.send(as, requestFor(name, input));
  const text = await response.text();
  const faults = bank.faults.map((fault) => (fault instanceof Error ? fault.stack : fault));
  assert.ok(response.status < 500, `${name} ${JSON.stringify(input)}: ${text} ${faults}`);
  const answer = JSON.parse(text);
  const what = response.ok ? name : `${name}: ${answer.code}`;
  count.set(what, (count.get(what) ?? 0) + 1);
  return response.ok ? answer : null;
}

export function picked<T>(all: readonly T[], pick: number): T | null {
  return all[pick % all.length] ?? null;
}

export function clientOf(life: FirmLife, pick: number): Client {
  const client = picked(life.clients, pick);
  if (client === null) throw new Error('there are no clients');
  return client;
}

export function dayBefore({ today }: FirmLife, daysAgo: number): LocalDate {
  return addDays(today, -daysAgo);
}

/** So many hundredths of an amount, at least one minor unit. */
export function partOf(amount: number, part: number, currency: string): string {
  return decimalMoney(cents(Math.max(1, Math.ceil((amount * part) / 100))), currency as Currency);
}
