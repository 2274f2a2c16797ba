/** Links into the portal, for one contact each: signed like those to invoices, for this alone. */
import type { App } from '../app.ts';

/** A link that is signed and not kept yet: it opens nothing until it is. */
export type SignedContactLink = {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: string;
};

const DAY_MILLISECONDS = 86_400_000;

export async function signContactLink(
  app: App,
  firm: string,
  validDays: number,
): Promise<SignedContactLink> {
  const link = app.newId();
  const expiresAt = app.clock() + validDays * DAY_MILLISECONDS;
  const token = await app.contactLinks.sign({ firm, link, expiresAt });
  const url = `${app.baseUrl}/portal/link/${token}`;
  return { id: link, url, expiresAt: new Date(expiresAt).toISOString() };
}
