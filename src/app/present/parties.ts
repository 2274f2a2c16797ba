/** Who sends a document and to whom, as it is printed (G6). */
import type { ClientBilling, FirmBilling } from '../../engine/billing.ts';
import type { Document, Logo, Party } from '../../engine/documents/document.ts';

/** What stands at the head and the foot of a document. */
export type Letterhead = Pick<Document, 'from' | 'to' | 'logo' | 'footer'>;

export function partiesOf(firm: FirmBilling, client: ClientBilling, logo: Logo | null): Letterhead {
  const footer = firm.footer === '' ? firm.legalName : firm.footer;
  return { from: partyOf(firm), to: partyOf(client), logo, footer };
}

function partyOf({ legalName, address, taxId }: FirmBilling | ClientBilling): Party {
  const lines = address.split('\n').map((line) => line.trim());
  const tax = taxId === '' ? [] : [`Tax ID ${taxId}`];
  return { name: legalName, lines: [...lines.filter((line) => line !== ''), ...tax] };
}
