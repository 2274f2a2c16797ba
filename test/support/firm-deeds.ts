/** The life of a firm at random: its terms, and what is done in it, one act after the other. */
import fc from 'fast-check';

/** How a firm works and invoices. */
export type FirmTerms = {
  readonly pricesIncludeTax: boolean;
  /** In percent; null: no tax. */
  readonly taxRate: string | null;
  readonly policy: PolicyTerms;
  readonly clients: readonly {
    readonly currency: string;
    readonly taxTreatment: 'taxed' | 'exempt' | 'reverse-charge';
  }[];
};

export type PolicyTerms = {
  readonly blockUsable: 'paid' | 'issued' | 'proportional';
  readonly travel: 'separate' | 'drawn' | 'free';
  readonly onShortage: 'overage' | 'hold' | 'stop';
  readonly drawOrder: 'purchase' | 'soonest-expiry';
  readonly increment: 1 | 15;
  readonly lateEntryGraceDays: number;
};

/** A number picks one of what is there, counted round and round. */
type Pick = { readonly pick: number };

/** What is done. Amounts and parts of what is there are hundredths of it. */
export type Deed =
  | (Pick & {
      readonly act: 'sell';
      readonly minutes: number;
      readonly price: number;
      /** Of what is owed; null: all of it, as it is when nothing is said. */
      readonly paid: number | null;
      readonly daysAgo: number;
      readonly validDays: number | null;
    })
  | (Pick & {
      readonly act: 'invoice' | 'draft';
      readonly blocks: readonly number[];
      readonly items: readonly number[];
      readonly work: boolean;
      readonly includesTax: boolean;
    })
  | (Pick & { readonly act: 'change-draft'; readonly items: readonly number[] })
  | (Pick & { readonly act: 'issue-draft' | 'discard-draft' })
  | (Pick & { readonly act: 'grant' | 'bring'; readonly minutes: number; readonly price: number })
  | (Pick & {
      readonly act: 'work';
      readonly minutes: number;
      readonly travel: boolean;
      readonly daysAgo: number;
      readonly asOverage: boolean;
      readonly post: boolean;
    })
  | (Pick & { readonly act: 'post' | 'reverse' })
  | (Pick & { readonly act: 'correct'; readonly minutes: number })
  | (Pick & { readonly act: 'cover'; readonly of: number })
  | (Pick & { readonly act: 'refund' | 'reopen' | 'extend'; readonly minutes: number })
  | (Pick & {
      readonly act: 'pay' | 'pay-back';
      readonly part: number;
      readonly daysAgo: number;
    })
  | (Pick & { readonly act: 'pay-own' | 'pay-out'; readonly amount: number })
  | (Pick & { readonly act: 'apply-balance' | 'credit' | 'elsewhere' })
  | (Pick & {
      readonly act: 'credit-part';
      readonly line: number;
      readonly minutes: number;
      readonly amount: number;
    })
  | { readonly act: 'run' | 'close' | 'open'; readonly daysAgo: number }
  | { readonly act: 'lapse' }
  | { readonly act: 'wait'; readonly days: number }
  | { readonly act: 'policy'; readonly policy: PolicyTerms }
  | { readonly act: 'tax'; readonly rate: string };

/** What happens at once: one act, or several that nobody puts in an order. */
export type Moment = readonly Deed[];

const somePolicy: fc.Arbitrary<PolicyTerms> = fc.record({
  blockUsable: fc.constantFrom('paid', 'issued', 'proportional'),
  travel: fc.constantFrom('separate', 'drawn', 'free'),
  onShortage: fc.constantFrom('overage', 'hold', 'stop'),
  drawOrder: fc.constantFrom('purchase', 'soonest-expiry'),
  increment: fc.constantFrom(1, 15),
  lateEntryGraceDays: fc.constantFrom(0, 14),
});

const someTreatment = fc.constantFrom('taxed', 'taxed', 'exempt', 'reverse-charge');
const someRate = fc.constantFrom('19', '7.7', '0', '8.125');

/** Three clients, whose currencies have two, no and three decimals. */
export const someFirm: fc.Arbitrary<FirmTerms> = fc
  .record({
    pricesIncludeTax: fc.boolean(),
    taxRate: fc.option(someRate, { freq: 5 }),
    policy: somePolicy,
    treatments: fc.tuple(someTreatment, someTreatment, someTreatment),
  })
  .map(({ treatments, ...firm }) => ({
    ...firm,
    clients: ['EUR', 'JPY', 'KWD'].map((currency, place) => ({
      currency,
      taxTreatment: treatments[place] ?? 'taxed',
    })),
  }));

const pick = fc.nat(1000);
const act = <const T extends string>(...names: readonly T[]) => fc.constantFrom(...names);
const minutes = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 300 }));
const price = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 90_000 }));
const daysAgo = fc.oneof(fc.constant(0), fc.nat(30));
const few = (of: fc.Arbitrary<number>) => fc.array(of, { maxLength: 2 });
const paid = fc.constantFrom(null, null, 0, 33, 50, 99);

const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ act: act('sell'), pick, minutes, price, paid, daysAgo },
      validDays: fc.option(fc.nat(60), { freq: 2 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ act: act('invoice', 'invoice', 'draft'), pick, blocks: few(price), items: few(price) },
      ...{ work: fc.boolean(), includesTax: fc.boolean() },
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: act('change-draft'), pick, items: few(price) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: act('issue-draft', 'issue-draft', 'discard-draft'), pick }),
  },
  { weight: 1, arbitrary: fc.record({ act: act('grant', 'bring'), pick, minutes, price }) },
  {
    weight: 12,
    arbitrary: fc.record({
      ...{ act: act('work'), pick, minutes, daysAgo, travel: fc.constantFrom(false, false, true) },
      ...{ asOverage: fc.boolean(), post: fc.constantFrom(true, true, true, false) },
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: act('post', 'reverse'), pick }) },
  { weight: 2, arbitrary: fc.record({ act: act('correct'), pick, minutes }) },
  { weight: 3, arbitrary: fc.record({ act: act('cover'), pick, of: pick }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: act('refund', 'refund', 'reopen', 'extend'), pick, minutes }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: act('pay', 'pay', 'pay-back'),
      ...{ pick, daysAgo, part: fc.constantFrom(1, 33, 50, 100, 100, 150) },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: act('pay-own', 'pay-out', 'pay-out'),
      pick,
      amount: fc.nat(60).map((n) => n + 1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ act: act('apply-balance', 'apply-balance', 'credit'), pick }),
  },
  { weight: 2, arbitrary: fc.record({ act: act('elsewhere'), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ act: act('credit-part'), pick, minutes, amount: price },
      line: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: act('run', 'run', 'close', 'open'), daysAgo }) },
  { weight: 1, arbitrary: fc.record({ act: act('lapse') }) },
  { weight: 3, arbitrary: fc.record({ act: act('wait'), days: fc.integer({ min: 1, max: 25 }) }) },
  { weight: 1, arbitrary: fc.record({ act: act('policy'), policy: somePolicy }) },
  { weight: 1, arbitrary: fc.record({ act: act('tax'), rate: someRate }) },
);

/** Now and then some act at the same time: the clock and the terms stand still meanwhile. */
const SETS = new Set<Deed['act']>(['wait', 'policy', 'tax']);
const someTogether = fc.array(
  someDeed.filter(({ act: name }) => !SETS.has(name)),
  { minLength: 2, maxLength: 5 },
);

export const someMoments: fc.Arbitrary<readonly Moment[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: someDeed.map((deed) => [deed]) },
    { weight: 1, arbitrary: someTogether },
  ),
  { minLength: 50, maxLength: 80, size: 'max' },
);
