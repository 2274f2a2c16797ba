/** Opens the hosted checkout for what is open of an invoice (G3). */
import { readClientBilling, readRecipients } from '../../store/billing.ts';
import { settlementsOf } from '../../store/invoices.ts';
import { countProviderFacts } from '../../store/payments.ts';
import type { App } from '../app.ts';
import { type ClosedLink, type OpenedLink, openLink } from './open-link.ts';

/** Where to pay; or why not there, with what is to be seen instead. */
export type Started =
  | { readonly url: string }
  | { readonly problem: string; readonly opened: OpenedLink };

const NOTHING_OPEN = 'Nothing is left to be paid of this invoice.';
const NOT_OFFERED = 'This cannot be paid online just now: pay in the way that is told below.';

/** Opens a checkout that leads back to the link. */
export async function startCheckout(app: App, token: string): Promise<Started | ClosedLink> {
  const opened = await openLink(app, token);
  if ('closed' in opened) return opened;
  if (opened.open === 0) return { problem: NOTHING_OPEN, opened };
  if (app.checkout === null || opened.checkoutAt === null) return { problem: NOT_OFFERED, opened };
  const { firm, invoice, open: amount } = opened;
  const { id, client, label, currency } = invoice;
  const { mail, changes } = await app.database.read(firm, async (tx) => {
    const recipients = await readRecipients(tx, await readClientBilling(tx, [client]));
    const [settlements, facts] = [await settlementsOf(tx, id), await countProviderFacts(tx, id)];
    return {
      mail: recipients.get(client)?.[0] ?? null,
      changes: settlements.length + facts,
    };
  });
  const page = `${app.baseUrl}/pay/${token}`;
  const started = await app.checkout.open({
    ...{ firm, client, invoice: id, label, amount, currency, mail },
    ...{ successUrl: `${page}/paid`, cancelUrl: `${page}/cancelled` },
    // After all that has happened to the invoice it is another checkout, even if as much is open.
    key: `${id} ${changes}`,
  });
  return 'problem' in started ? { ...started, opened } : started;
}
