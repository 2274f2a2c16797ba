/** The mail that brings an invoice or a credit note, with the document and a link to pay (I3). */

import type { LocalDate } from '../../engine/days.ts';
import { dayInWords } from '../../engine/documents/words.ts';
import type { InvoiceKind } from '../../engine/invoices.ts';
import { type Cents, type Currency, formatMoney } from '../../engine/money.ts';
import type { NewMail } from '../../store/mails.ts';

/** What is told of it. */
export type Mailed = {
  readonly id: string;
  readonly client: string;
  readonly kind: InvoiceKind;
  readonly label: string;
  readonly gross: Cents;
  readonly open: Cents;
  readonly currency: Currency;
  readonly dueOn: LocalDate | null;
};

export function invoiceMail(
  mail: string,
  { id, client, kind, label, gross, open, currency, dueOn }: Mailed,
  firmName: string,
  recipients: readonly string[],
  url: string | null,
): NewMail {
  const money = (amount: Cents): string => formatMoney(amount, currency);
  const says =
    kind === 'invoice'
      ? [
          `Your invoice ${label} over ${money(gross)} is attached.`,
          ...(open > 0 && dueOn !== null
            ? [`${money(open)} are to be paid by ${dayInWords(dueOn)}.`]
            : ['Nothing is left to be paid.']),
          ...(url === null || open === 0 ? [] : [`See it and pay it here:\n${url}`]),
        ]
      : [`Your credit note ${label} over ${money(gross)} is attached.`];
  return {
    ...{ id: mail, client, about: id, recipients },
    subject: `${kind === 'invoice' ? 'Invoice' : 'Credit note'} ${label} from ${firmName}`,
    bodyText: `${['Hello,', ...says, firmName].join('\n\n')}\n`,
    bodyHtml: null,
    attachment: { invoice: id },
  };
}
