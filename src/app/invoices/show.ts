/** Shows an invoice with what settled it, and the links that open it. */

import { decimalMoney } from '../../engine/money.ts';
import { linksTo } from '../../store/invoice-links.ts';
import { settlementsOf } from '../../store/invoices.ts';
import type { UseCase } from '../app.ts';
import { presentedInvoice } from '../present/invoice.ts';
import { firmToday } from '../today.ts';
import { documentNamed } from './find.ts';
import { linkTold } from './link.ts';

export const showTheInvoice: UseCase<'invoice.show'> = async (app, { actor, input }) => {
  const invoice = await documentNamed(app, actor, input.invoice);
  if ('refusal' in invoice) return invoice;
  const { today, settlements, links } = await app.database.read(actor.firm, async (tx) => ({
    today: (await firmToday(app, tx)).today,
    settlements: await settlementsOf(tx, invoice.id),
    links: await linksTo(tx, invoice.id),
  }));
  const { currency } = invoice;
  return {
    value: {
      invoice: presentedInvoice(invoice, today),
      settlements: settlements.map((one) => ({
        ...one,
        paid: decimalMoney(one.paid, currency),
        credited: decimalMoney(one.credited, currency),
      })),
      links: await Promise.all(links.map((link) => linkTold(app, actor.firm, link))),
    },
  };
};
