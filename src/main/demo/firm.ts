/** What the demonstration's firm sets up and changes in the year: terms, prices, clients. */
import { addDays } from '../../engine/days.ts';
import { AFTER_HOURS, BILLING, OWNER, SUPPORT_HOURS } from './cast.ts';
import { buy } from './everyday.ts';
import { askOf, type Life, type Moment, noteBlock } from './life.ts';
import { BROUGHT, BROUGHT_NAME, GRACE_DAYS } from './scenes.ts';

/** The terms that all clients signed first. */
const FIRST_TERMS = {
  ...{ increment: 6, rounding: 'up', lateEntryGraceDays: GRACE_DAYS, blockUsable: 'paid' },
  ...{ onShortage: 'overage', travel: 'separate' },
} as const;

/** What invoices say of the firm. The account is the example of the standard, and nobody's. */
const PROFILE = {
  address: 'Hafenstraße 12\n44147 Dortmund\nGermany',
  taxId: 'DE123456788',
  paymentDetails: 'Sparbank Dortmund\nIBAN DE89 3704 0044 0532 0130 00\nBIC EXMPDEFFXXX',
  footer: 'Hafenstraße 12, 44147 Dortmund · VAT no. DE123456788',
  taxRate: 'standard',
} as const;

/** Sizes in minutes, with the rate an hour and how many months they last. */
const TIERS = [
  { minutes: 300, ratePerHour: '98.00', validityMonths: 12 },
  { minutes: 600, ratePerHour: '95.00', validityMonths: 12 },
  { minutes: 1200, ratePerHour: '90.00', validityMonths: 18 },
  { minutes: 2400, ratePerHour: '85.00', validityMonths: 24 },
] as const;

/** The same from the day on which prices rise. */
const RAISED = ['102.00', '99.00', '94.00', '89.00'] as const;

/** Terms, rates and products, as the firm begins to keep its hours here. */
export async function openBooks(moment: Moment): Promise<void> {
  const owner = (
    name:
      | 'policy.set'
      | 'work-type.set'
      | 'rate.set'
      | 'product.add'
      | 'tax-rate.set'
      | 'billing.set',
    given: object,
  ) => askOf(moment, name, OWNER, given);
  await owner('policy.set', { settings: FIRST_TERMS, reason: 'The terms as clients signed them' });
  await owner('work-type.set', { workType: 'after hours', weight: '3/2' });
  await owner('rate.set', { ratePerHour: '100.00' });
  await owner('rate.set', { workType: 'travel', flatFee: '45.00' });
  const description = 'Prepaid hours for any work, used whenever they are needed';
  await owner('product.add', { name: SUPPORT_HOURS, description });
  for (const tier of TIERS) {
    await askOf(moment, 'tier.set', OWNER, { product: SUPPORT_HOURS, ...tier });
  }
  const evening = 'Prepaid hours for evenings, nights and weekends only';
  const workTypes = ['after hours'];
  await owner('product.add', { name: AFTER_HOURS, description: evening, workTypes });
  const tier = { minutes: 300, ratePerHour: '92.00', validityMonths: 12 };
  await askOf(moment, 'tier.set', OWNER, { product: AFTER_HOURS, ...tier });
  await owner('tax-rate.set', { taxRate: 'standard', rate: '19' });
  await owner('billing.set', PROFILE);
}

const EXCEPTIONS_PLACE = 45;
const QUARTERS_PLACE = 126;
const RAISE_PLACE = 217;

/** The days of the year on which terms or prices change. */
export const CHANGE_PLACES: ReadonlySet<number> = new Set([
  ...[EXCEPTIONS_PLACE, QUARTERS_PLACE, RAISE_PLACE],
]);

/** What changes for all, or in the terms of one client, on the day of the moment. */
export async function changesOf(moment: Moment): Promise<void> {
  switch (moment.day.place) {
    case EXCEPTIONS_PLACE: {
      const reason = 'Framework contract of the school board: no charge for the way';
      const exceptions = { client: 'Elmstead School', settings: { travel: 'free' }, reason };
      await askOf(moment, 'policy.set', OWNER, exceptions);
      return;
    }
    case QUARTERS_PLACE: {
      const settings = { ...FIRST_TERMS, increment: 15 };
      const reason = 'Quarters of an hour, as announced to all clients in the winter letter';
      await askOf(moment, 'policy.set', OWNER, { settings, reason });
      return;
    }
    case RAISE_PLACE:
      await raisePrices(moment);
  }
}

async function raisePrices(moment: Moment): Promise<void> {
  await askOf(moment, 'rate.set', OWNER, { ratePerHour: '104.00' });
  await askOf(moment, 'rate.set', OWNER, { workType: 'travel', flatFee: '48.00' });
  for (const [place, ratePerHour] of RAISED.entries()) {
    const tier = { ...TIERS[place], ratePerHour };
    await askOf(moment, 'tier.set', OWNER, { product: SUPPORT_HOURS, ...tier });
  }
}

/** A client, its contacts, and the hours that it brings along or buys. */
export async function openClient(moment: Moment, life: Life): Promise<void> {
  const { name, reference, contacts, mailDomain, billing } = life.sketch;
  const client = await askOf(moment, 'client.add', BILLING, { name, reference });
  life.id = client.id;
  for (const contact of contacts) {
    const mail = `${mailName(contact.name)}@${mailDomain}`;
    const phone = `+49 30 23125 ${100 + (sumOf(mail) % 900)}`;
    await askOf(moment, 'contact.add', BILLING, { client: name, ...contact, mail, phone });
  }
  await askOf(moment, 'client-billing.set', BILLING, { client: name, ...billing });
  const brought = BROUGHT.find(({ client }) => client === name);
  if (brought === undefined) return await buy(moment, life);
  const { minutes, value, boughtDaysBefore, lastPlace } = brought;
  const { start } = moment.stage;
  const block = await askOf(moment, 'block.bring', BILLING, {
    ...{ client: name, name: BROUGHT_NAME, minutes, value },
    boughtOn: addDays(start, -boughtDaysBefore),
    expiresOn: lastPlace === null ? null : addDays(start, lastPlace),
    note: 'What was left of it when the spreadsheet was closed',
  });
  noteBlock(life, block);
}

/** The last name, or what stands in its place, as mail addresses write it. */
function mailName(name: string): string {
  return (name.split(' ').at(-1) ?? name).toLowerCase();
}

function sumOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}
