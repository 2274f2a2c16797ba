/**
 * The stops of a tour through the whole contract: every operation at least once, in an order that
 * makes sense. What a stop remembers of its answer, a later one may name: `@entry` is an id. Names,
 * numbers and days are the same for all visitors, so that whatever forgets the firm meets another's.
 */
import { BANK, CLOSING, DRAFTS, INVOICES, REPORTS, SETTLED } from './tour-money.ts';
import { ALDER, BIRCH, CEDAR, type Move, type Stop, stop, work } from './tour-stop.ts';

/** When the tour begins. */
export const TOUR_BEGINS = '2026-03-02T08:00:00Z';

/** When it is at its last stops. */
export const TOUR_ENDS = '2026-04-20T08:00:00Z';

/** A picture of one pixel. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const SETTINGS: readonly Stop[] = [
  stop('installation.show'),
  stop('firm.show'),
  stop('firm.change', { name: 'Northwind', timeZone: 'Europe/Berlin' }),
  stop('work-type.set', { workType: 'after hours', weight: '3/2' }),
  stop('work-type.list'),
  stop('rate.set', { ratePerHour: '100.00' }),
  stop('rate.set', { workType: 'travel', flatFee: '35.00' }),
  stop('rate.list'),
  stop('tax-rate.set', { taxRate: 'standard', rate: '19' }),
  stop('tax-rate.set', { taxRate: 'Standard', rate: '20', validFrom: '2027-01-01' }),
  stop('tax-rate.list', { limit: 1 }, { remembers: { rates: 'next' } }),
  stop('tax-rate.list', { after: '@rates' }),
  stop('billing.set', {
    ...{ legalName: '@mark', address: '@mark\n44147 Dortmund', taxId: 'DE123456788' },
    ...{ paymentDetails: '@mark\nIBAN DE89 3704 0044 0532 0130 00', footer: '@mark', logo: DOT },
  }),
  stop('billing.set', { taxRate: 'STANDARD', paymentTermsDays: 10 }),
  stop('billing.show'),
  stop('product.add', { name: 'Support', description: '@mark' }, { remembers: { product: 'id' } }),
  stop('product.add', { name: 'Old hours' }),
  stop('product.add', { name: 'support' }, { refused: 'name_taken' }),
  stop('tier.set', { product: 'Support', minutes: 600, ratePerHour: '90.00', validityMonths: 12 }),
  stop('tier.set', { product: '@product', minutes: 1200, price: '1700.00' }),
  stop('product.withdraw', { product: 'old hours' }),
  stop('product.restore', { product: 'Old hours' }),
  stop('product.list', { limit: 1 }, { remembers: { products: 'next' } }),
  stop('product.list', { after: '@products' }),
];

const CLIENTS: readonly Stop[] = [
  stop('client.add', { name: ALDER, reference: '@mark' }, { remembers: { alder: 'id' } }),
  stop('client.add', { name: BIRCH }, { remembers: { birch: 'id' } }),
  stop('client.add', { name: CEDAR }),
  stop('client.add', { name: 'alder dental' }, { refused: 'name_taken' }),
  stop('client.show', { client: '@alder' }),
  stop('client.change', { client: 'birch & sons', name: BIRCH, reference: '@mark' }),
  stop('client.archive', { client: BIRCH }),
  stop('client.restore', { client: BIRCH }),
  stop('client.list', { limit: 1 }, { remembers: { clients: 'next' } }),
  stop('client.list', { after: '@clients', search: 'birch' }),
  stop('contact.add', { client: ALDER, name: 'Ana Alder', mail: '@mail', roles: ['technical'] }),
  stop('contact.add', { client: ALDER, name: 'Ben Alder' }, { remembers: { contact: 'id' } }),
  stop('contact.change', { client: ALDER, contact: 'Ana Alder', phone: '@mark' }),
  stop('contact.remove', { client: ALDER, contact: '@contact' }),
  stop('contact.add', { client: BIRCH, name: '@mark', mail: '@mail', roles: ['billing'] }),
  stop('contact.list', { client: ALDER, limit: 1 }, { remembers: { contacts: 'next' } }),
  stop('contact.list', { client: '@alder', after: '@contacts' }),
  stop('contact.link', { client: ALDER, contact: 'Ana Alder' }),
  stop('contact.revoke-links', { client: '@alder', contact: 'Ana Alder' }),
  stop('contact.link', { client: ALDER, contact: 'Ana Alder', validDays: 7 }),
  stop('contact.link', { client: ALDER, contact: '@contact' }, { refused: 'not_found' }),
  stop('client-billing.set', {
    ...{ client: ALDER, legalName: '@mark', address: '@mark\n44135 Dortmund', mails: ['@mail'] },
    ...{ taxTreatment: 'reverse-charge', taxNote: '@mark', paymentTermsDays: 30 },
  }),
  stop('client-billing.set', { client: '@alder', taxTreatment: 'taxed' }),
  stop('client-billing.show', { client: ALDER }),
  stop('policy.set', {
    settings: { increment: 15, roundPer: 'job-day', lateEntryGraceDays: 5 },
    reason: '@mark',
  }),
  stop('policy.set', { settings: { increment: 6 }, validFrom: '2026-06-01', reason: '@mark' }),
  stop('policy.set', { client: ALDER, settings: { onShortage: 'hold' }, reason: '@mark' }),
  stop('policy.set', { client: CEDAR, settings: { onShortage: 'hold' }, reason: '@mark' }),
  stop('policy.preview', { client: ALDER, settings: { onShortage: 'stop' } }),
  stop('policy.show', { client: ALDER, on: '2026-03-02' }),
  stop('policy.list', { limit: 1 }, { remembers: { policies: 'next' } }),
  stop('policy.list', { after: '@policies' }),
  stop('policy.list', { client: ALDER }),
  stop('offer.list', { client: ALDER }),
];

const BLOCKS: readonly Stop[] = [
  stop('block.bring', {
    ...{ client: ALDER, name: 'From before', minutes: 120, value: '150.00' },
    ...{ boughtOn: '2025-11-03', expiresOn: '2026-03-20', note: '@mark' },
  }),
  stop('block.bring', {
    ...{ client: ALDER, name: 'Nights', minutes: 90, value: '90.00', workTypes: ['after hours'] },
    ...{ boughtOn: '2025-12-01', expiresOn: '2026-03-10' },
  }),
  stop('block.sell', { client: ALDER, product: 'Support', minutes: 600, note: '@mark' }),
  stop('block.sell', { client: '@alder', minutes: 300, price: '400.00', paid: '0.00' }),
  stop(
    'block.sell',
    { client: ALDER, name: 'from before', minutes: 60, price: '1.00' },
    { refused: 'name_taken' },
  ),
  stop('block.grant', { client: ALDER, minutes: 60, note: '@mark' }, { remembers: { gift: 'id' } }),
  stop('block.pay', { client: ALDER, block: 'b-4', amount: '400.00' }),
  stop('block.sell', {
    ...{ client: ALDER, name: 'Winter', minutes: 30, price: '45.00' },
    ...{ boughtOn: '2025-12-01', expiresOn: '2026-01-31' },
  }),
  stop('block.extend', { client: ALDER, block: 'B-3', expiresOn: '2027-06-30', reason: '@mark' }),
  stop('block.list', { client: ALDER, limit: 2 }, { remembers: { blocks: 'next' } }),
  stop('block.list', { client: '@alder', after: '@blocks' }),
];

const ENTRIES: readonly Stop[] = [
  stop('entry.preview', { ...work, minutes: 50 }),
  stop('entry.log', { ...work, minutes: 200, post: true }, { remembers: { posted: 'id' } }),
  stop(
    'entry.log',
    { ...work, startedAt: '2026-03-02T07:00:00Z', endedAt: '2026-03-02T07:40:00Z' },
    { remembers: { draft: 'id' } },
  ),
  stop('entry.change', { entry: '@draft', version: 1, description: '@mark again' }),
  stop('entry.preview-posting', { entry: '@draft' }),
  stop('entry.post', { entry: '@draft', version: 2 }),
  stop('entry.log', { ...work, minutes: 10 }, { remembers: { first: 'id' } }),
  stop('entry.log', { ...work, workType: 'travel', minutes: 30 }, { remembers: { second: 'id' } }),
  stop('entry.post-many', { entries: ['@first', '@second'] }),
  stop('entry.log', { ...work, minutes: 5 }, { remembers: { third: 'id' } }),
  stop('entry.discard', { entry: '@third' }),
  stop('entry.preview-correction', { entry: '@posted', minutes: 70 }),
  stop('entry.correct', { entry: '@posted', reason: '@mark', minutes: 70 }),
  stop('entry.reverse', { entry: '@draft', reason: '@mark' }),
  stop(
    'entry.log',
    { ...work, client: BIRCH, minutes: 90, post: true },
    {
      remembers: { overage: 'id' },
    },
  ),
  stop('block.sell', { client: BIRCH, minutes: 600, ratePerHour: '80.00' }),
  stop('entry.cover', { entry: '@overage', block: 'B-1', consent: '@mark' }),
  stop('entry.why', { entry: '@overage' }),
  stop('entry.why', { entry: '@posted' }),
  stop('entry.log', { ...work, client: CEDAR, minutes: 45, post: true }),
  stop('block.grant', { client: CEDAR, minutes: 60, workTypes: ['on-site'], note: '@mark' }),
  stop('entry.log', { ...work, client: CEDAR, minutes: 10 }),
  stop('entry.show', { entry: '@overage' }),
  stop('entry.list', { limit: 2 }, { remembers: { entries: 'next' } }),
  stop('entry.list', { after: '@entries' }),
  stop('entry.list', { client: ALDER, state: 'posted', from: '2026-03-01', to: '2026-03-31' }),
  stop('entry.list', { technician: 'Kim owner' }),
  stop('entry.list', { client: ALDER, technician: 'Kim owner', state: 'reversed' }),
];

const TIMERS: readonly (Stop | Move)[] = [
  stop('timer.start', { client: ALDER, workType: 'remote', description: '@mark' }),
  { moveTo: '2026-03-02T09:10:00Z' },
  stop('timer.show'),
  stop('timer.start', { client: BIRCH, workType: 'remote' }, { refused: 'timer_running' }),
  stop('timer.stop', { breakMinutes: 10 }),
  stop('timer.start', { client: '@birch', workType: 'remote' }),
  stop('timer.discard'),
  stop('timer.start', { client: BIRCH, workType: 'on-site', description: '@mark' }),
];

const BLOCKS_CSV = `client,block,boughtOn,hours,ratePerHour,currency,expiresOn
Alder Dental,AD-1,2026-02-02,10,95.00,EUR,2026-03-10
Birch & Sons,BS-1,2026-02-02,5,98.00,EUR,
`;
const ENTRIES_CSV = `id,client,technician,job,workType,description,startedAt,endedAt,breakMinutes
1001,Alder Dental,Kim,Mail server,remote,Renewed,2026-03-02T09:00,2026-03-02T10:25,
2001,Birch & Sons,Ravi,Shop,on-site,Moved,2026-03-02T08:00,2026-03-02T11:45,
`;

const IMPORTS: readonly Stop[] = [
  stop('import.read', { fileName: '@mark csv', file: ENTRIES_CSV }),
  stop('import.blocks', { fileName: '@mark csv', dryRun: true, file: BLOCKS_CSV }),
  stop('import.blocks', { file: BLOCKS_CSV }, { remembers: { import: 'id' } }),
  stop('import.entries', { source: 'toggl', fileName: '@mark csv', file: ENTRIES_CSV }),
  stop('import.entries', { source: 'toggl', file: ENTRIES_CSV }),
  stop('import.show', { import: '@import' }),
  stop('import.list', { limit: 1 }, { remembers: { imports: 'next' } }),
  stop('import.list', { after: '@imports' }),
];

const LAPSES: readonly (Stop | Move)[] = [
  { moveTo: TOUR_ENDS },
  // The same work under other ids.
  stop('import.entries', { source: 'clockify', dryRun: true, file: ENTRIES_CSV }),
  stop('balance.show', { client: ALDER }),
  stop('lapse.run'),
  stop('block.reopen', { client: ALDER, block: 'nights', minutes: 30, reason: '@mark' }),
  stop('block.refund', { client: ALDER, block: 'B-4', minutes: 60, reason: '@mark' }),
  stop(
    'block.show',
    { client: ALDER, block: 'B-3', limit: 1 },
    { remembers: { moves: 'movements.next' } },
  ),
  stop('block.show', { client: '@alder', block: 'From before' }),
];

const period = { client: ALDER, from: '2025-01-01', to: '2026-12-31' };

const BOOKS: readonly Stop[] = [
  stop('balance.show', { client: '@alder' }),
  stop('forecast.show', { client: ALDER }),
  stop('burn-down.show', { ...period, to: '2026-04-19' }),
  stop('burn-down.show', { client: '@birch' }),
  stop('client.overview', { limit: 1 }, { remembers: { standings: 'next' } }),
  stop('client.overview', { after: '@standings' }),
  stop('client.overview', { sort: 'name', search: 'birch', limit: 1, archived: true }),
  stop('client.overview', { trouble: 'waiting', sort: 'left' }),
  stop('entry.log', { ...work, client: BIRCH, minutes: 20, post: true }),
  stop('today.show'),
  stop('statement.show', period),
  stop('statement.show', { ...period, client: '@birch', from: '2026-03-02' }),
  stop('statement.show', { ...period, to: '2026-03-01' }),
  stop('statement.pdf', period),
  stop('statement.export', { ...period, format: 'csv' }),
  stop('statement.export', { ...period, format: 'beancount' }),
  stop('statement.export', { ...period, format: 'hledger' }),
  stop('journal.list', { client: ALDER, limit: 3 }, { remembers: { records: 'next' } }),
  stop('journal.list', { client: '@alder', after: '@records' }),
  stop('ledger.verify'),
  stop('ledger.verify', { client: ALDER }),
];

const MAILS: readonly Stop[] = [
  stop('mail.list', { state: 'given-up', limit: 1 }, { remembers: { letter: 'items.0.id' } }),
  stop('mail.list', { limit: 1 }, { remembers: { letters: 'next' } }),
  stop('mail.list', { after: '@letters' }),
  stop('mail.send-again', { mail: '@letter' }),
  stop('mail.send-again', { mail: '@letter' }, { refused: 'mail_not_given_up' }),
  stop('mail.list', { state: 'given-up', limit: 1 }),
  stop('mail.list', { state: 'waiting' }),
];

const PEOPLE: readonly Stop[] = [
  stop('invitation.send', { mail: '@mail', role: 'billing' }),
  stop('invitation.list'),
  stop('invitation.cancel', { mail: '@mail' }),
  stop('invitation.send', { mail: '@mail', role: 'technician' }),
  stop('member.list'),
  stop('member.change-role', { member: '@other', role: 'billing' }),
  stop('member.remove', { member: '@other' }),
  stop('key.create', { name: 'Timesheets', scopes: ['entries:read'] }),
  stop('key.create', { name: 'Old', scopes: ['entries:read'] }),
  stop('key.list'),
  stop('key.revoke', { key: 'Old' }),
  stop('audit.list', { limit: 5 }, { remembers: { audit: 'next' } }),
  stop('audit.list', { after: '@audit', limit: 500 }),
  stop('audit.list', { client: ALDER, limit: 500 }),
];

/** All of them, in order. */
export const STOPS: readonly (Stop | Move)[] = [
  { moveTo: TOUR_BEGINS },
  ...SETTINGS,
  ...CLIENTS,
  ...BLOCKS,
  ...ENTRIES,
  ...TIMERS,
  ...IMPORTS,
  ...LAPSES,
  ...INVOICES,
  ...SETTLED,
  ...DRAFTS,
  ...CLOSING,
  ...BANK,
  ...REPORTS,
  ...BOOKS,
  ...MAILS,
  ...PEOPLE,
];
