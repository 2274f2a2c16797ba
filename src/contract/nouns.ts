/** What the operations are about: one noun each, in the words of the bank. */
import type { AnyOperationName } from './operations.ts';

export type Noun = AnyOperationName extends `${infer Before}.${string}` ? Before : never;

/** Total by type, in the order in which the operations are told. */
export const NOUNS: Readonly<Record<Noun, string>> = {
  installation: 'The program as it is set up here',
  firm: 'The provider: the tenant. Nothing crosses from firm to firm',
  policy: 'The ways in which providers differ, in versions, for the firm or for one client',
  member: 'Who belongs to the firm, and as what',
  invitation: 'Who may become a member',
  key: 'API keys: a key may do what its member may, and of that what its scopes say',
  audit: 'Who did what, and when',
  client: 'The customers of the firm',
  today: 'What is to be seen to, over all clients',
  'burn-down': 'What was left day by day, and what is ahead',
  contact: 'The people at a client: technical contacts consent, billing contacts buy and pay',
  'work-type': 'Kinds of work, and how much each draws',
  rate: 'Standard rates: what an hour costs that no block covers',
  product: 'Blocks as they are sold',
  tier: 'What a product costs in which size',
  offer: 'What a client can buy today',
  'tax-rate': 'Rates of tax by day, as invoices print them',
  billing: 'What invoices say of the firm, and how they are numbered and taxed',
  'client-billing': 'What invoices say of a client, and where they go',
  block: 'Purchases of prepaid minutes, each with its price, rate and expiry',
  invoice: 'What is issued to clients: numbered, never changed, corrected by credit notes',
  unbilled: 'Work that is to be invoiced',
  draft: 'Invoices that are not issued yet',
  payment: 'Money that came in, and what of it went back',
  bank: 'Bank statements: read, recorded, and what is left of them assigned by hand',
  'client-balance': "A client's own money that is here",
  books: 'How far they are closed, and all of them for other programs',
  report: 'What whoever keeps the books asks: each agrees with the journal',
  entry: 'Records of work, from the draft to the posting that draws from blocks',
  timer: 'The clock that runs while somebody works',
  balance: 'What is left',
  forecast: 'When it runs out',
  statement: 'The journal between two days, told to the client',
  journal: 'The append-only record of every posting; everything else is derived from it',
  ledger: 'The check that all of it is sound',
  lapse: 'Unused minutes that expired',
  import: 'Blocks and entries from the files of other programs',
  mail: 'What goes out to clients by mail',
  portal: 'What the contacts of a client see and do for themselves: it is for nobody else',
};

/** The noun and the verb of an operation. */
export function nounAndVerb(name: AnyOperationName): readonly [noun: Noun, verb: string] {
  const [noun = '', verb = ''] = name.split('.');
  return [noun as Noun, verb];
}
