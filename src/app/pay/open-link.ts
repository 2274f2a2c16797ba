/** Opens the link to an invoice without signing in (G3): the invoice, and what can be done with it. */
import type { LocalDate } from '../../engine/days.ts';
import type { Document } from '../../engine/documents/document.ts';
import { dayInWords } from '../../engine/documents/words.ts';
import { formatMinutes } from '../../engine/hours.ts';
import { openAmount } from '../../engine/invoices.ts';
import { type Lot, leftMinutes } from '../../engine/lots.ts';
import { type Cents, formatMoney } from '../../engine/money.ts';
import { readFirmBilling, readLogo } from '../../store/billing.ts';
import { blocksOnInvoice } from '../../store/blocks.ts';
import { findLink, type KeptLink } from '../../store/invoice-links.ts';
import { findInvoice, type KeptInvoice } from '../../store/invoices.ts';
import type { App } from '../app.ts';
import type { LinkTarget } from '../ports.ts';
import { listedInvoice } from '../present/invoice.ts';
import { type InvoiceContents, invoicePageDocument } from '../present/invoice-document.ts';
import { firmToday } from '../today.ts';
import { checkoutFirm } from './checkout-firm.ts';

/** Why a link opens nothing: it is none of ours or damaged, too old, or was called back. */
export type ClosedLink = { readonly closed: 'unknown' | 'expired' | 'revoked' };

/** An invoice as whoever has the link sees it. */
export type OpenedLink = {
  readonly firm: string;
  readonly firmName: string;
  readonly invoice: KeptInvoice;
  /** As it was issued; stamped with what has become of it. */
  readonly document: Document;
  readonly state: 'open' | 'overdue' | 'paid' | 'credited';
  readonly open: Cents;
  /** The same, to be read. */
  readonly openInWords: string;
  readonly totalInWords: string;
  readonly dueInWords: string | null;
  /** Where the pages of the checkout are that is offered for what is open; null: none is. */
  readonly checkoutAt: string | null;
  /** How to pay in another way, a line each; none where the firm has not said. */
  readonly paymentDetails: readonly string[];
  /** What has become of the blocks that were sold on it (A4), a sentence each. */
  readonly blocks: readonly string[];
};

/** The invoice that a link leads to; or why it opens nothing. */
export async function openLink(app: App, token: string): Promise<OpenedLink | ClosedLink> {
  const target = await targetOf(app, token);
  if ('closed' in target) return target;
  const read = await app.database.read(target.firm, async (tx) => {
    const link = await findLink(tx, target.link);
    const flaw = flawOf(link, app.clock());
    if (link === null || flaw !== null) return { flaw: flaw ?? 'unknown' } as const;
    const invoice = await findInvoice(tx, link.invoice);
    if (invoice === null) throw new RangeError(`link ${link.id} leads to no invoice`);
    const billing = await readFirmBilling(tx);
    const logo = billing.logo === null ? null : await readLogo(tx);
    const { today } = await firmToday(app, tx);
    return { invoice, billing, logo, today, blocks: await blocksOnInvoice(tx, invoice.id) };
  });
  if (read.flaw !== undefined) return { closed: read.flaw };
  const { invoice, billing, logo, today } = read;
  const open = openAmount({ ...invoice, blocks: [] });
  const state = listedInvoice(invoice, today).state;
  if (state === 'issued') throw new RangeError(`a link leads to ${invoice.label}, no invoice`);
  const contents = invoice.contents as unknown as InvoiceContents;
  const openInWords = formatMoney(open, invoice.currency);
  const now = { stamp: STAMPS[state], open: open === 0 ? null : openInWords };
  return {
    ...{ firm: target.firm, firmName: billing.legalName, invoice, state, open },
    document: invoicePageDocument(contents, logo, now),
    openInWords,
    totalInWords: formatMoney(invoice.gross, invoice.currency),
    dueInWords: invoice.dueOn === null ? null : dayInWords(invoice.dueOn),
    checkoutAt: open === 0 ? null : await checkoutFor(app, target.firm, invoice, open),
    paymentDetails: billing.paymentDetails.split('\n').filter((line) => line.trim() !== ''),
    blocks: read.blocks.map(({ lot, label }) => blockSays(label.name, lot, today)),
  };
}

const STAMPS = { open: null, overdue: 'Overdue', paid: 'Paid', credited: 'Credited' } as const;

/** Where a token leads; what is signed but too old is told apart from what is not signed by us. */
async function targetOf(app: App, token: string): Promise<LinkTarget | ClosedLink> {
  const target = await app.links.read(token, app.clock());
  if (target !== null) return target;
  const once = await app.links.read(token, 0);
  return { closed: once === null ? 'unknown' : 'expired' };
}

/** A link that was signed and never kept is as good as none. */
function flawOf(link: KeptLink | null, now: number): ClosedLink['closed'] | null {
  if (link === null) return 'unknown';
  if (link.revokedAt !== null) return 'revoked';
  return Date.parse(link.expiresAt) <= now ? 'expired' : null;
}

async function checkoutFor(
  app: App,
  firm: string,
  { currency }: KeptInvoice,
  open: Cents,
): Promise<string | null> {
  const { checkout } = app;
  if (checkout === null || !checkout.takes(open, currency)) return null;
  return (await checkoutFirm(app)) === firm ? checkout.pagesAt : null;
}

function blockSays(name: string, lot: Lot, today: LocalDate): string {
  const { minutes, openMinutes, expiresOn } = lot.block;
  const [all, left] = [formatMinutes(minutes), leftMinutes(lot)];
  if (left === 0) return `${name}: nothing is left of its ${all}.`;
  if (expiresOn !== null && expiresOn < today) {
    return `${name}: expired on ${dayInWords(expiresOn)}.`;
  }
  if (openMinutes === 0) return `${name}: ${all} can be used once this is paid.`;
  if (openMinutes < minutes) {
    return `${name}: ${formatMinutes(openMinutes)} of ${all} are open for use, the rest once this is paid.`;
  }
  const rest = left === minutes ? '' : ` ${formatMinutes(left)} of them are left.`;
  return `${name}: ${all} are open for use.${rest}`;
}
