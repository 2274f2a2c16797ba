/** The tables of authorization, for an accountant to read. */

/** Which role may ask for what. */
export const MAY = `
                           owner  billing  technician  accountant
installation.show          yes    yes      yes         yes
firm.show                  yes    yes      yes         yes
firm.change                yes    -        -           -
policy.show                yes    yes      yes         yes
policy.list                yes    yes      yes         yes
policy.preview             yes    yes      yes         yes
policy.set                 yes    -        -           -
member.list                yes    yes      -           yes
member.change-role         yes    -        -           -
member.remove              yes    -        -           -
invitation.list            yes    yes      -           yes
invitation.send            yes    -        -           -
invitation.cancel          yes    -        -           -
key.list                   yes    yes      yes         yes
key.create                 yes    yes      yes         -
key.revoke                 yes    yes      yes         -
audit.list                 yes    -        -           yes
client.list                yes    yes      yes         yes
client.add                 yes    yes      -           -
client.show                yes    yes      yes         yes
client.change              yes    yes      -           -
client.archive             yes    yes      -           -
client.restore             yes    yes      -           -
contact.list               yes    yes      yes         yes
contact.add                yes    yes      -           -
contact.change             yes    yes      -           -
contact.remove             yes    yes      -           -
contact.link               yes    yes      -           -
contact.revoke-links       yes    yes      -           -
today.show                 yes    yes      yes         yes
client.overview            yes    yes      yes         yes
burn-down.show             yes    yes      yes         yes
work-type.list             yes    yes      yes         yes
work-type.set              yes    yes      -           -
rate.list                  yes    yes      yes         yes
rate.set                   yes    yes      -           -
product.list               yes    yes      yes         yes
product.add                yes    yes      -           -
product.withdraw           yes    yes      -           -
product.restore            yes    yes      -           -
tier.set                   yes    yes      -           -
offer.list                 yes    yes      yes         yes
tax-rate.list              yes    yes      yes         yes
tax-rate.set               yes    yes      -           -
billing.show               yes    yes      yes         yes
billing.set                yes    -        -           -
client-billing.show        yes    yes      yes         yes
client-billing.set         yes    yes      -           -
block.list                 yes    yes      yes         yes
block.show                 yes    yes      yes         yes
block.sell                 yes    yes      -           -
block.grant                yes    yes      -           -
block.bring                yes    yes      -           -
block.pay                  yes    yes      -           -
block.extend               yes    yes      -           -
block.reopen               yes    yes      -           -
block.refund               yes    -        -           -
invoice.list               yes    yes      -           yes
invoice.show               yes    yes      -           yes
invoice.pdf                yes    yes      -           yes
invoice.preview            yes    yes      -           yes
invoice.issue              yes    yes      -           -
invoice.preview-credit     yes    -        -           -
invoice.credit             yes    -        -           -
invoice.send               yes    yes      -           -
invoice.link               yes    yes      -           -
invoice.revoke-links       yes    yes      -           -
invoice.apply-balance      yes    yes      -           -
unbilled.list              yes    yes      -           yes
unbilled.invoice           yes    yes      -           -
unbilled.settle-elsewhere  yes    yes      -           -
draft.list                 yes    yes      -           yes
draft.add                  yes    yes      -           -
draft.change               yes    yes      -           -
draft.show                 yes    yes      -           yes
draft.issue                yes    yes      -           -
draft.discard              yes    yes      -           -
payment.list               yes    yes      -           yes
payment.record             yes    yes      -           -
payment.reverse            yes    yes      -           -
payment.receipt            yes    yes      -           yes
client-balance.show        yes    yes      -           yes
client-balance.pay-out     yes    -        -           -
books.show                 yes    yes      -           yes
books.close                yes    yes      -           -
books.reopen               yes    yes      -           -
bank.read                  yes    yes      -           -
bank.record                yes    yes      -           -
bank.assign                yes    yes      -           -
report.deferred            yes    yes      -           yes
report.receivables         yes    yes      -           yes
report.tax                 yes    yes      -           yes
report.revenue             yes    yes      -           yes
report.export              yes    yes      -           yes
report.hours               yes    yes      -           yes
report.utilisation         yes    yes      -           yes
books.export               yes    yes      -           yes
invoice.export             yes    yes      -           yes
entry.list                 yes    yes      yes         yes
entry.show                 yes    yes      yes         yes
entry.log                  yes    yes      yes         -
entry.change               yes    yes      yes         -
entry.discard              yes    yes      yes         -
entry.preview              yes    yes      yes         -
entry.preview-posting      yes    yes      yes         -
entry.post                 yes    yes      yes         -
entry.post-many            yes    yes      yes         -
entry.reverse              yes    yes      yes         -
entry.correct              yes    yes      yes         -
entry.preview-correction   yes    yes      yes         -
entry.cover                yes    yes      -           -
entry.why                  yes    yes      yes         yes
timer.show                 yes    yes      yes         yes
timer.start                yes    yes      yes         -
timer.stop                 yes    yes      yes         -
timer.discard              yes    yes      yes         -
balance.show               yes    yes      yes         yes
forecast.show              yes    yes      yes         yes
statement.show             yes    yes      yes         yes
statement.pdf              yes    yes      yes         yes
statement.export           yes    yes      -           yes
journal.list               yes    yes      -           yes
ledger.verify              yes    yes      -           yes
lapse.run                  yes    yes      -           -
import.read                yes    yes      -           -
import.blocks              yes    yes      -           -
import.entries             yes    yes      -           -
import.list                yes    yes      -           yes
import.show                yes    yes      -           yes
mail.list                  yes    yes      yes         yes
mail.send-again            yes    yes      -           -
`;

/**
 * What the owner of another firm is answered who asks for all that this firm asked for, by its ids
 * and names: that it is not there, an empty list, or what is done and listed in a firm of their own.
 */
export const FOREIGN_OWNER = `
installation.show => done
firm.show => done
firm.change => done
policy.show => 404 no client
policy.list => empty | 404 no client
policy.preview => 404 no client
policy.set => done | 404 no client
member.list => own
member.change-role => 404 member_unknown
member.remove => 404 member_unknown
invitation.list => empty
invitation.send => done
invitation.cancel => 404 no invitation
key.list => empty
key.create => done
key.revoke => 404 key_unknown
audit.list => empty | 404 no client
client.list => empty
client.add => done | 409 name_taken
client.show => 404 no client
client.change => 404 no client
client.archive => 404 no client
client.restore => 404 no client
contact.list => 404 no client
contact.add => 404 no client
contact.change => 404 no client
contact.remove => 404 no client
contact.link => 404 no client
contact.revoke-links => 404 no client
today.show => done
client.overview => empty
burn-down.show => 404 no client
work-type.list => own
work-type.set => done
rate.list => empty
rate.set => done
product.list => empty
product.add => done | 409 name_taken
product.withdraw => 404 no product
product.restore => 404 no product
tier.set => 404 no product
offer.list => 404 no client
tax-rate.list => empty
tax-rate.set => done
billing.show => done
billing.set => done | 404 no tax rate
client-billing.show => 404 no client
client-billing.set => 404 no client
block.list => 404 no client
block.show => 404 no client
block.sell => 404 no client
block.grant => 404 no client
block.bring => 404 no client
block.pay => 404 no client
block.extend => 404 no client
block.reopen => 404 no client
block.refund => 404 no client
invoice.list => empty | 404 no client
invoice.show => 404 no invoice
invoice.pdf => 404 no invoice
invoice.preview => 404 no client
invoice.issue => 404 no client | 404 no product
invoice.preview-credit => 404 no invoice
invoice.credit => 404 no invoice
invoice.send => 404 no invoice
invoice.link => 404 no invoice
invoice.revoke-links => 404 no invoice
invoice.apply-balance => 404 no invoice
unbilled.list => empty
unbilled.invoice => done
unbilled.settle-elsewhere => 404 no client
draft.list => empty
draft.add => 404 no client
draft.change => 404 no draft
draft.show => 404 no draft
draft.issue => 404 no draft
draft.discard => 404 no draft
payment.list => empty | 404 no client | 404 no invoice
payment.record => 404 no client
payment.reverse => 404 no payment
payment.receipt => 404 no payment
client-balance.show => 404 no client
client-balance.pay-out => 404 no client
books.show => done
books.close => done | 409 close_not_later
books.reopen => 409 books_open
bank.read => done
bank.record => done
bank.assign => 404 no invoice
report.deferred => done | 404 no client
report.receivables => done | 404 no client
report.tax => done | 404 no client
report.revenue => done | 404 no client
report.export => done | 404 no client
report.hours => done | 404 no client
report.utilisation => done | 404 no client
books.export => done
invoice.export => done
entry.list => empty | 404 no client
entry.show => 404 no entry
entry.log => 404 no client
entry.change => 404 no entry
entry.discard => 404 no entry
entry.preview => 404 no client
entry.preview-posting => 404 no entry
entry.post => 404 no entry
entry.post-many => done
entry.reverse => 404 no entry
entry.correct => 404 no entry
entry.preview-correction => 404 no entry
entry.cover => 404 no entry
entry.why => 404 no entry
timer.show => done
timer.start => 404 no client
timer.stop => 409 no_timer
timer.discard => 409 no_timer
balance.show => 404 no client
forecast.show => 404 no client
statement.show => 404 no client
statement.pdf => 404 no client
statement.export => 404 no client
journal.list => 404 no client
ledger.verify => done | 404 no client
lapse.run => done
import.read => done
import.blocks => done
import.entries => done
import.list => empty
import.show => 404 no import
mail.list => empty
mail.send-again => 404 no mail
`;
