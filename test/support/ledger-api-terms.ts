/** What ledger tables agree and sell in a bank: policies, kinds of work, and blocks. */
import type { Minutes } from '../../src/engine/hours.ts';
import { cents, decimalMoney } from '../../src/engine/money.ts';
import type { Policy } from '../../src/engine/policy.ts';
import { type FirmPolicy, FROM_THE_BEGINNING } from '../../src/engine/terms.ts';
import { ask, type LedgerRun, moveTo, type SoldBlock } from './ledger-api-run.ts';
import { blockIn, kindIn, policyIn } from './ledger-lines.ts';
import { durationOf } from './ledger-words.ts';

const ALWAYS = { validFrom: FROM_THE_BEGINNING };

export async function setTerms(run: LedgerRun, given: readonly string[]): Promise<string> {
  const { standardRatePerHour, currency, ...settings } = policyIn(given);
  run.currency = currency ?? run.currency;
  if (Object.keys(settings).length > 0) await setPolicy(run, settings);
  if (standardRatePerHour !== undefined) await setRate(run, null, { standardRatePerHour });
  return '';
}

export async function setKind(run: LedgerRun, given: readonly string[]): Promise<string> {
  const { name, terms } = kindIn(given);
  const { weight, travel } = terms;
  await ask(run, 'work-type.set', { workType: name, weight, travel, ...ALWAYS });
  run.workTypes.add(name);
  if (terms.standardRatePerHour !== null || terms.flatFee !== null) {
    await setRate(run, name, terms);
  }
  return '';
}

/** What the table has set so far holds for all its days. */
export async function setPolicy(run: LedgerRun, settings: Partial<FirmPolicy>): Promise<void> {
  run.settings = { ...run.settings, ...settings };
  const input = { settings: run.settings, reason: 'As in the table', ...ALWAYS };
  await ask(run, 'policy.set', input);
}

async function setRate(
  run: LedgerRun,
  workType: string | null,
  given: Pick<Policy, 'standardRatePerHour'> & { readonly flatFee?: string | null },
): Promise<void> {
  const { standardRatePerHour: ratePerHour, flatFee = null } = given;
  const { currency } = run;
  await ask(run, 'rate.set', { workType, currency, ratePerHour, flatFee, ...ALWAYS });
}

export async function sell(run: LedgerRun, given: readonly string[]): Promise<string> {
  await addClient(run);
  const { id: name, priced, price, openMinutes, ...told } = blockIn(given, run.currency);
  const { boughtOn, expiresOn, workTypes, minutes: bought } = told;
  moveTo(run, boughtOn);
  for (const workType of workTypes ?? []) await nameWorkType(run, workType);
  const rated = priced.endsWith('/h')
    ? { ratePerHour: priced.replace('/h', '') }
    : { price: priced };
  const cost = costOf(
    { price: decimalMoney(price, run.currency), minutes: bought },
    openMinutes ?? bought,
  );
  const paid = decimalMoney(cents(cost), run.currency);
  const terms = { minutes: bought, ...rated, boughtOn, expiresOn, paid };
  const scope = workTypes === null ? {} : { workTypes };
  const sale = { client: run.client, name, ...terms, ...scope };
  run.blocks.set(name, await ask(run, 'block.sell', sale));
  return '';
}

/** What opens so many minutes of a block and no more, in cents (A4, proportional). */
function costOf(block: Pick<SoldBlock, 'price' | 'minutes'>, open: Minutes): number {
  return Math.ceil((Number(block.price.replace('.', '')) * open) / block.minutes);
}

/** Pays for so much of a block that so many of its minutes are open. */
export async function payFor(
  run: LedgerRun,
  [name = '', count = '']: readonly string[],
): Promise<string> {
  const block = blockOf(run, name);
  const paid = Number(block.paid.replace('.', ''));
  const amount = decimalMoney(cents(costOf(block, durationOf(count)) - paid), run.currency);
  const input = { client: run.client, block: name, amount };
  run.blocks.set(name, await ask(run, 'block.pay', input));
  return '';
}

export async function addClient(run: LedgerRun): Promise<void> {
  if (run.isClient) return;
  run.isClient = true;
  await ask(run, 'client.add', { name: run.client, currency: run.currency });
}

/** A work type that the table says nothing else of. */
export async function nameWorkType(run: LedgerRun, workType: string): Promise<void> {
  if (run.workTypes.has(workType)) return;
  run.workTypes.add(workType);
  await ask(run, 'work-type.set', { workType, ...ALWAYS });
}

function blockOf(run: LedgerRun, name: string): SoldBlock {
  const block = run.blocks.get(name);
  if (block === undefined) throw new Error(`there is no block ${name}`);
  return block;
}
