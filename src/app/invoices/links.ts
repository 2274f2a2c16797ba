/** Links to invoices: signed before the write that keeps them, so that a mail can tell them (G3). */
import type { NewLink } from '../../store/invoice-links.ts';
import type { App } from '../app.ts';

/** A link that is signed and not kept yet. */
export type SignedLink = { readonly id: string; readonly url: string; readonly expiresAt: string };

/** How long a link that goes with a mail is good for, in days. */
export const LINK_DAYS = 90;

const DAY_MILLISECONDS = 86_400_000;

/** Signs a link of a firm's; it opens nothing until it is kept. */
export async function signLink(app: App, firm: string, validDays: number): Promise<SignedLink> {
  const id = app.newId();
  const expiresAt = app.clock() + validDays * DAY_MILLISECONDS;
  const url = await urlOf(app, firm, id, expiresAt);
  return { id, url, expiresAt: new Date(expiresAt).toISOString() };
}

/** Where a link leads: one that was kept is signed anew, which gives the same. */
export async function urlOf(
  app: App,
  firm: string,
  link: string,
  expiresAt: number,
): Promise<string> {
  const token = await app.links.sign({ firm, link, expiresAt });
  return `${app.baseUrl}/pay/${token}`;
}

/** The link as it is kept with its invoice. */
export function keptLink(
  { id, expiresAt }: SignedLink,
  invoice: string,
  { at, by }: { readonly at: string; readonly by: string },
): NewLink {
  return { id, invoice, createdAt: at, createdBy: by, expiresAt };
}
