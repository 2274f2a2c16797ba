/** Every operation of the contract and what does it: total by type. */
import type { OperationName } from '../contract/operations.ts';
import type { UseCase } from './app.ts';
import { listTheAudit } from './audit/list.ts';
import { assignTheLine } from './bank/assign.ts';
import { readTheStatement } from './bank/read.ts';
import { recordTheStatement } from './bank/record.ts';
import { setBilling } from './billing/set.ts';
import { showBilling } from './billing/show.ts';
import { bringBlock } from './blocks/bring.ts';
import { extendTheBlock } from './blocks/extend.ts';
import { grantBlock } from './blocks/grant.ts';
import { listTheBlocks } from './blocks/list.ts';
import { payTheBlock } from './blocks/pay.ts';
import { refundTheBlock } from './blocks/refund.ts';
import { reopenTheBlock } from './blocks/reopen.ts';
import { sellTheBlock } from './blocks/sell.ts';
import { showBlock } from './blocks/show.ts';
import { closeTheBooks } from './books/close.ts';
import { exportTheBooks } from './books/export.ts';
import { reopenTheBooks } from './books/reopen.ts';
import { showTheBooks } from './books/show.ts';
import { showBurnDown } from './burn-down/show.ts';
import { setClientBilling } from './client-billing/set.ts';
import { showClientBilling } from './client-billing/show.ts';
import { addClient } from './clients/add.ts';
import { archiveClient } from './clients/archive.ts';
import { changeClient } from './clients/change.ts';
import { listTheClients } from './clients/list.ts';
import { listTheStandings } from './clients/overview.ts';
import { restoreClient } from './clients/restore.ts';
import { showClient } from './clients/show.ts';
import { addContact } from './contacts/add.ts';
import { changeContact } from './contacts/change.ts';
import { makeContactLink } from './contacts/link.ts';
import { listTheContacts } from './contacts/list.ts';
import { removeContact } from './contacts/remove.ts';
import { revokeTheContactLinks } from './contacts/revoke-links.ts';
import { showToday } from './day/show.ts';
import { addDraft } from './drafts/add.ts';
import { changeDraft } from './drafts/change.ts';
import { discardDraft } from './drafts/discard.ts';
import { issueTheDraft } from './drafts/issue.ts';
import { listTheDrafts } from './drafts/list.ts';
import { showTheDraft } from './drafts/show.ts';
import { changeTheEntry } from './entries/change.ts';
import { correctTheEntry } from './entries/correct.ts';
import { coverTheEntry } from './entries/cover.ts';
import { discardTheEntry } from './entries/discard.ts';
import { listTheEntries } from './entries/list.ts';
import { logEntry } from './entries/log.ts';
import { postTheEntry } from './entries/post.ts';
import { postManyEntries } from './entries/post-many.ts';
import { previewEntry } from './entries/preview.ts';
import { previewCorrection } from './entries/preview-correction.ts';
import { previewPosting } from './entries/preview-posting.ts';
import { reverseTheEntry } from './entries/reverse.ts';
import { showEntry } from './entries/show.ts';
import { whyEntry } from './entries/why.ts';
import { changeFirm } from './firm/change.ts';
import { showFirm } from './firm/show.ts';
import { importBlocks } from './imports/blocks.ts';
import { importEntries } from './imports/entries.ts';
import { listTheImports } from './imports/list.ts';
import { readTheFile } from './imports/look.ts';
import { showTheImport } from './imports/show.ts';
import { showInstallation } from './installation/show.ts';
import { cancelInvitation } from './invitations/cancel.ts';
import { listTheInvitations } from './invitations/list.ts';
import { sendInvitation } from './invitations/send.ts';
import { payFromBalance } from './invoices/apply-balance.ts';
import { creditTheInvoice } from './invoices/credit.ts';
import { exportTheInvoices } from './invoices/export.ts';
import { issueTheInvoice } from './invoices/issue.ts';
import { makeLink } from './invoices/link.ts';
import { listTheInvoices } from './invoices/list.ts';
import { drawInvoice } from './invoices/pdf.ts';
import { previewInvoice } from './invoices/preview.ts';
import { previewTheCredit } from './invoices/preview-credit.ts';
import { revokeTheLinks } from './invoices/revoke-links.ts';
import { sendTheInvoice } from './invoices/send.ts';
import { showTheInvoice } from './invoices/show.ts';
import { createKey } from './keys/create.ts';
import { listTheKeys } from './keys/list.ts';
import { revokeKey } from './keys/revoke.ts';
import { askForLapses } from './lapses/ask.ts';
import { showBalance } from './ledger/balance.ts';
import { exportStatement } from './ledger/export.ts';
import { showForecast } from './ledger/forecast.ts';
import { listTheJournal } from './ledger/journal.ts';
import { showStatement } from './ledger/statement.ts';
import { drawStatement } from './ledger/statement-pdf.ts';
import { verifyTheLedger } from './ledger/verify.ts';
import { listTheMails } from './mails/list.ts';
import { sendTheMailAgain } from './mails/send-again.ts';
import { changeRole } from './members/change-role.ts';
import { listTheMembers } from './members/list.ts';
import { removeMember } from './members/remove.ts';
import { listTheOffers } from './offers/list.ts';
import { listThePayments } from './payments/list.ts';
import { payOutBalance } from './payments/pay-out.ts';
import { drawReceipt } from './payments/receipt.ts';
import { recordPayment } from './payments/record.ts';
import { reverseThePayment } from './payments/reverse.ts';
import { showTheClientBalance } from './payments/show-balance.ts';
import { listThePolicies } from './policies/list.ts';
import { previewPolicy } from './policies/preview.ts';
import { setPolicy } from './policies/set.ts';
import { showPolicy } from './policies/show.ts';
import { addProduct } from './products/add.ts';
import { listTheProducts } from './products/list.ts';
import { restoreProduct } from './products/restore.ts';
import { withdrawProduct } from './products/withdraw.ts';
import { listTheRates } from './rates/list.ts';
import { setRate } from './rates/set.ts';
import { reportDeferred } from './reports/deferred.ts';
import { exportTheReport } from './reports/export.ts';
import { reportHours } from './reports/hours.ts';
import { reportReceivables } from './reports/receivables.ts';
import { reportRevenue } from './reports/revenue.ts';
import { reportTax } from './reports/tax.ts';
import { reportUtilisation } from './reports/utilisation.ts';
import { listTheTaxRates } from './tax-rates/list.ts';
import { setTaxRate } from './tax-rates/set.ts';
import { setTier } from './tiers/set.ts';
import { discardTimer } from './timers/discard.ts';
import { showTimer } from './timers/show.ts';
import { startTimer } from './timers/start.ts';
import { stopTimer } from './timers/stop.ts';
import { invoiceTheUnbilled } from './unbilled/invoice.ts';
import { listTheUnbilled } from './unbilled/list.ts';
import { settleTheUnbilled } from './unbilled/settle-elsewhere.ts';
import { listTheWorkTypes } from './work-types/list.ts';
import { setWorkType } from './work-types/set.ts';

export const USE_CASES: { readonly [Name in OperationName]: UseCase<Name> } = {
  'installation.show': showInstallation,
  'firm.show': showFirm,
  'firm.change': changeFirm,
  'policy.show': showPolicy,
  'policy.list': listThePolicies,
  'policy.preview': previewPolicy,
  'policy.set': setPolicy,
  'member.list': listTheMembers,
  'member.change-role': changeRole,
  'member.remove': removeMember,
  'invitation.list': listTheInvitations,
  'invitation.send': sendInvitation,
  'invitation.cancel': cancelInvitation,
  'key.list': listTheKeys,
  'key.create': createKey,
  'key.revoke': revokeKey,
  'audit.list': listTheAudit,
  'client.list': listTheClients,
  'client.add': addClient,
  'client.show': showClient,
  'client.change': changeClient,
  'client.archive': archiveClient,
  'client.restore': restoreClient,
  'client.overview': listTheStandings,
  'today.show': showToday,
  'burn-down.show': showBurnDown,
  'contact.list': listTheContacts,
  'contact.add': addContact,
  'contact.change': changeContact,
  'contact.remove': removeContact,
  'contact.link': makeContactLink,
  'contact.revoke-links': revokeTheContactLinks,
  'work-type.list': listTheWorkTypes,
  'work-type.set': setWorkType,
  'rate.list': listTheRates,
  'rate.set': setRate,
  'product.list': listTheProducts,
  'product.add': addProduct,
  'product.withdraw': withdrawProduct,
  'product.restore': restoreProduct,
  'tier.set': setTier,
  'offer.list': listTheOffers,
  'tax-rate.list': listTheTaxRates,
  'tax-rate.set': setTaxRate,
  'billing.show': showBilling,
  'billing.set': setBilling,
  'client-billing.show': showClientBilling,
  'client-billing.set': setClientBilling,
  'block.list': listTheBlocks,
  'block.show': showBlock,
  'block.sell': sellTheBlock,
  'block.grant': grantBlock,
  'block.bring': bringBlock,
  'block.pay': payTheBlock,
  'block.extend': extendTheBlock,
  'block.reopen': reopenTheBlock,
  'block.refund': refundTheBlock,
  'invoice.list': listTheInvoices,
  'invoice.show': showTheInvoice,
  'invoice.pdf': drawInvoice,
  'invoice.preview': previewInvoice,
  'invoice.issue': issueTheInvoice,
  'invoice.preview-credit': previewTheCredit,
  'invoice.credit': creditTheInvoice,
  'invoice.send': sendTheInvoice,
  'invoice.link': makeLink,
  'invoice.revoke-links': revokeTheLinks,
  'invoice.apply-balance': payFromBalance,
  'unbilled.list': listTheUnbilled,
  'unbilled.invoice': invoiceTheUnbilled,
  'unbilled.settle-elsewhere': settleTheUnbilled,
  'draft.list': listTheDrafts,
  'draft.add': addDraft,
  'draft.change': changeDraft,
  'draft.show': showTheDraft,
  'draft.issue': issueTheDraft,
  'draft.discard': discardDraft,
  'payment.list': listThePayments,
  'payment.record': recordPayment,
  'payment.reverse': reverseThePayment,
  'payment.receipt': drawReceipt,
  'bank.read': readTheStatement,
  'bank.record': recordTheStatement,
  'bank.assign': assignTheLine,
  'client-balance.show': showTheClientBalance,
  'client-balance.pay-out': payOutBalance,
  'books.show': showTheBooks,
  'books.close': closeTheBooks,
  'books.reopen': reopenTheBooks,
  'report.deferred': reportDeferred,
  'report.receivables': reportReceivables,
  'report.tax': reportTax,
  'report.revenue': reportRevenue,
  'report.hours': reportHours,
  'report.utilisation': reportUtilisation,
  'report.export': exportTheReport,
  'books.export': exportTheBooks,
  'invoice.export': exportTheInvoices,
  'entry.list': listTheEntries,
  'entry.show': showEntry,
  'entry.log': logEntry,
  'entry.change': changeTheEntry,
  'entry.discard': discardTheEntry,
  'entry.preview': previewEntry,
  'entry.preview-posting': previewPosting,
  'entry.post': postTheEntry,
  'entry.post-many': postManyEntries,
  'entry.reverse': reverseTheEntry,
  'entry.correct': correctTheEntry,
  'entry.preview-correction': previewCorrection,
  'entry.cover': coverTheEntry,
  'entry.why': whyEntry,
  'timer.show': showTimer,
  'timer.start': startTimer,
  'timer.stop': stopTimer,
  'timer.discard': discardTimer,
  'balance.show': showBalance,
  'forecast.show': showForecast,
  'journal.list': listTheJournal,
  'statement.show': showStatement,
  'statement.pdf': drawStatement,
  'statement.export': exportStatement,
  'ledger.verify': verifyTheLedger,
  'lapse.run': askForLapses,
  'import.read': readTheFile,
  'import.blocks': importBlocks,
  'import.entries': importEntries,
  'import.list': listTheImports,
  'import.show': showTheImport,
  'mail.list': listTheMails,
  'mail.send-again': sendTheMailAgain,
};
