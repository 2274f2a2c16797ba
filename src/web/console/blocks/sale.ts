/** A sale as it is filled in, and as the contract wants it. */

import type { GivenOf, OutputOf } from '../../../contract/operations.ts';
import { parseCurrency } from '../../../engine/money.ts';
import { minutesAsTyped, typedHours, typedMoney } from '../../ui/typed.ts';
import type { Priced } from './price-and-rate.ts';

export type Offer = OutputOf<'offer.list'>['items'][number];

type Wanted = NonNullable<GivenOf<'invoice.preview'>['blocks']>[number];

/** What is typed; `product` is empty for terms of its own. */
export type Sale = {
  product: string;
  minutes: string;
  priced: Priced;
  price: string;
  ratePerHour: string;
  expiresOn: string;
  workTypes: string[];
  name: string;
  boughtOn: string;
  /** `firm`: as the billing says; `none`: no tax; else the name of a rate after a colon. */
  taxRate: string;
  paid: 'to-be-paid' | 'paid';
  note: string;
  mail: boolean;
};

export const NO_SALE: Sale = {
  ...{ product: '', minutes: '', priced: { by: 'ratePerHour', typed: '' }, price: '' },
  ...{ ratePerHour: '', expiresOn: '', workTypes: [], name: '', boughtOn: '', taxRate: 'firm' },
  ...{ paid: 'to-be-paid', note: '', mail: false },
};

/** What an offer fills in; everything else stays as it was typed. */
export function filledBy(offer: Offer): Partial<Sale> {
  const { product, minutes, expiresOn } = offer;
  return { product, minutes: minutesAsTyped(minutes), expiresOn: expiresOn ?? '' };
}

/** The block that is to be sold, as invoices ask for one. */
export function blockOf(sale: Sale): Wanted {
  const { product, minutes, priced, expiresOn, workTypes, taxRate } = sale;
  const own = {
    [priced.by]: typedMoney(priced.typed),
    ...(workTypes.length === 0 ? {} : { workTypes }),
  };
  const name = sale.name.trim();
  return {
    minutes: typedHours(minutes) ?? Number.NaN,
    ...(product === '' ? own : { product }),
    expiresOn: expiresOn === '' ? null : expiresOn,
    ...(name === '' ? {} : { name }),
    ...(taxRate === 'firm' ? {} : { taxRate: taxRate === 'none' ? null : taxRate.slice(1) }),
    note: sale.note,
  };
}

/** The input of `block.sell`; minutes that cannot be read are passed on as they were typed. */
export function sellInput(client: string, sale: Sale): object {
  const { boughtOn, paid, mail } = sale;
  const read = typedHours(sale.minutes);
  return {
    client,
    ...blockOf(sale),
    minutes: read ?? sale.minutes,
    ...(boughtOn === '' ? {} : { boughtOn }),
    ...(paid === 'paid' ? {} : { paid: '0' }),
    mail,
  };
}

/** True as soon as there is enough to say what the invoice would be. */
export function canBeShown(sale: Sale): boolean {
  const read = typedHours(sale.minutes);
  if (read === null || read === 0) return false;
  return sale.product !== '' || /^\d{1,9}(\.\d{1,9})?$/.test(typedMoney(sale.priced.typed));
}

/** The currency of a client, which the contract tells as text. */
export function currencyOf(client: { readonly currency: string }) {
  const currency = parseCurrency(client.currency);
  if (currency === null) throw new RangeError(`${client.currency} is no currency`);
  return currency;
}
