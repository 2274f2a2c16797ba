/** What each operation of the portal does. */
import type { PortalOperationName } from '../../contract/operations.ts';
import type { PortalUseCase } from '../app.ts';
import { listOwnBlocks } from './blocks.ts';
import { showOwnBurnDown } from './burn-down.ts';
import { buyBlock } from './buy.ts';
import { listOwnEntries } from './entries.ts';
import { tellHeld } from './held.ts';
import { drawOwnInvoice, listOwnInvoices } from './invoices.ts';
import { listOwnOffers } from './offers.ts';
import { payOwnInvoice } from './pay.ts';
import { showPortal } from './show.ts';
import { drawOwnStatement, showOwnStatement } from './statement.ts';
import { whyOwnEntry } from './why.ts';

export const PORTAL_USE_CASES: { readonly [Name in PortalOperationName]: PortalUseCase<Name> } = {
  'portal.show': showPortal,
  'portal.burn-down': showOwnBurnDown,
  'portal.blocks': listOwnBlocks,
  'portal.entries': listOwnEntries,
  'portal.why': whyOwnEntry,
  'portal.statement': showOwnStatement,
  'portal.statement-pdf': drawOwnStatement,
  'portal.invoices': listOwnInvoices,
  'portal.invoice-pdf': drawOwnInvoice,
  'portal.pay': payOwnInvoice,
  'portal.offers': listOwnOffers,
  'portal.buy': buyBlock,
  'portal.held': tellHeld,
};
