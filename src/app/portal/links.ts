/** Links into the portal, for one contact each: signed like those to invoices, for this alone. */
import type { App } from '../app.ts';

/** A link as its firm hands it over, but for what opens it. */
type NewContactLink = { readonly id: string; readonly expiresAt: string };

const DAY_MILLISECONDS = 86_400_000;

/** A link that is not kept yet: it opens nothing until it is. */
export function newContactLink(app: App, validDays: number): NewContactLink {
  const expiresAt = app.clock() + validDays * DAY_MILLISECONDS;
  return { id: app.newId(), expiresAt: new Date(expiresAt).toISOString() };
}

/** Where a link leads: what opens it is signed each time it is told, always the same, and not kept. */
export async function contactLinkUrl(
  app: App,
  firm: string,
  { id, expiresAt }: NewContactLink,
): Promise<string> {
  const target = { firm, link: id, expiresAt: Date.parse(expiresAt) };
  return `${app.baseUrl}/portal/link/${await app.contactLinks.sign(target)}`;
}
