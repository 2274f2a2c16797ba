/** Books to export: a small one to read, and a large random one with nasty names. */
import fc from 'fast-check';
import type { Block } from '../../src/engine/blocks.ts';
import { bookClient, type ClientBook, type PlacedEntry } from '../../src/engine/book.ts';
import { addDays, addMonths, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { type Currency, cents, parseCurrency } from '../../src/engine/money.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/engine/policy.ts';

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  standardRatePerHour: '160',
  workTypes: {
    server: { weight: '1', standardRatePerHour: null, flatFee: null, travel: false },
    evening: { weight: '3/2', standardRatePerHour: '200', flatFee: null, travel: false },
    travel: { weight: '1', standardRatePerHour: '60', flatFee: null, travel: true },
    callout: { weight: '1', standardRatePerHour: null, flatFee: '30', travel: true },
  },
};

export const SMALL_CLOSE = localDate('2026-06-30');

function currency(code: string): Currency {
  const read = parseCurrency(code);
  if (read === null) throw new Error(`${code} is no currency`);
  return read;
}

function blockOf(given: Partial<Block> & Pick<Block, 'id' | 'boughtOn' | 'minutes'>): Block {
  return {
    sequence: 1,
    expiresOn: null,
    price: cents(0),
    workTypes: null,
    openMinutes: given.minutes,
    ...given,
  };
}

function entryOf(
  given: Partial<PlacedEntry> & Pick<PlacedEntry, 'id' | 'workedOn' | 'workedMinutes'>,
): PlacedEntry {
  return {
    client: '',
    technician: 'Ann',
    job: 'J-1',
    workType: 'remote',
    description: '',
    startedAt: null,
    endedAt: null,
    place: 1,
    ...given,
  };
}

/** Two blocks of which one lapses; work over both, overage, travel, an entry without minutes. */
export function smallBook(): ClientBook {
  const blocks = [
    blockOf({
      id: 'Spring 26',
      boughtOn: localDate('2026-01-05'),
      expiresOn: localDate('2026-03-31'),
      minutes: minutes(600),
      price: cents(150000),
    }),
    blockOf({
      id: 'B',
      sequence: 2,
      boughtOn: localDate('2026-02-01'),
      minutes: minutes(60),
      price: cents(10000),
      workTypes: ['server', 'remote'],
    }),
    blockOf({ id: 'Gift', sequence: 3, boughtOn: localDate('2026-06-01'), minutes: minutes(30) }),
  ];
  const mail = 'Mail "fixed"; reply, sent | done';
  const entries: readonly (readonly [
    id: string,
    on: string,
    count: number,
    type: string,
    description: string,
  ])[] = [
    ['e1', '2026-01-06', 125, 'remote', mail],
    ['e2', '2026-01-07', 30, 'travel', ''],
    ['e3', '2026-01-08', 0, 'remote', 'Nobody at home'],
    ['e4', '2026-04-02', 75, 'server', 'New server'],
  ];
  return bookClient(
    {
      client: 'Müller & Co',
      currency: currency('EUR'),
      blocks,
      entries: entries.map(([id, on, count, workType, description]) =>
        entryOf({
          id,
          workedOn: localDate(on),
          workedMinutes: minutes(count),
          workType,
          description,
        }),
      ),
    },
    POLICY,
    SMALL_CLOSE,
  );
}

/** Travel at a flat fee that is billed at no minutes, and nothing else. */
export function flatFeeBook(): ClientBook {
  const entry = entryOf({
    id: 'e1',
    workedOn: localDate('2026-01-06'),
    workedMinutes: minutes(10),
    workType: 'callout',
  });
  return bookClient(
    { client: 'Acme', currency: currency('EUR'), blocks: [], entries: [entry] },
    { ...POLICY, increment: 30, rounding: 'nearest' },
    SMALL_CLOSE,
  );
}

/** A book of one entry that draws from so many blocks of a minute each. */
export function finelyCutBook(count: number): ClientBook {
  const blocks = Array.from({ length: count }, (_, sequence) =>
    blockOf({
      id: `B${sequence}`,
      sequence,
      boughtOn: localDate('2026-01-05'),
      minutes: minutes(1),
      price: cents(100),
    }),
  );
  const entry = entryOf({
    id: 'e1',
    workedOn: localDate('2026-01-06'),
    workedMinutes: minutes(count),
  });
  return bookClient(
    { client: 'Acme', currency: currency('EUR'), blocks, entries: [entry] },
    POLICY,
    SMALL_CLOSE,
  );
}

/** Texts that mean something to Beancount, hledger, CSV or a spreadsheet, or to nobody. */
export const NASTY_TEXTS: readonly string[] = [
  'Müller & Söhne: "IT"',
  'a',
  'A',
  'a-2',
  '',
  ' ',
  '株式会社テスト',
  '👩‍💻',
  '2nd, type: Q; date: 2026-99-99',
  '[2026-99-99=2026-01-01]',
  'date:2026-99-99, date2:x',
  '-dash | pipe',
  'back\\slash "quote" \\',
  'line\nbreak\r\n2026-01-01 open Assets:X\ttab',
  '(paren) 2026-01-01',
  'two  spaces\u00a0and\u3000more\u2028lines\u0085',
  '" ; option "title" "x',
  '* heading #tag ^link @ 5 EUR = 3',
  '\u202eright to left',
  'x'.repeat(200),
  '=1+1',
  'end comment',
  '\0\u0007\u007f',
  '\ud800 half a character',
  'Bank',
  'A:B:C',
  '{{}} %Y ~ `',
  '\ufeffmark',
];

/** Any characters at all, also halves of one. */
export const anyText = fc.string({
  unit: fc
    .oneof(fc.nat({ max: 0x7f }), fc.nat({ max: 0x3000 }), fc.nat({ max: 0x10ffff }))
    .map((point) => String.fromCodePoint(point)),
  maxLength: 30,
});

export const LIFE_CLOSE = localDate('2026-12-31');
const FIRST_SALE = localDate('2024-01-15');
const CURRENCIES = ['EUR', 'JPY', 'KWD', 'MIN'];
const WORK_TYPES = ['remote', 'server', 'evening', 'travel', 'callout'];

/** A client for each nasty text, with its work called by those and worse: the same for a seed. */
export function randomBooks(seed: number): readonly ClientBook[] {
  const below = chance(seed);
  const worse = fc.sample(anyText, { seed, numRuns: 300 });
  const texts = [...NASTY_TEXTS, ...worse];
  const nasty = () => texts[below(texts.length)] ?? '';
  return NASTY_TEXTS.map((client, index) => {
    const policy: Policy = {
      ...POLICY,
      standardRatePerHour: index % 3 === 0 ? null : '100',
      increment: index % 4 === 0 ? 30 : 1,
      rounding: index % 4 === 0 ? 'nearest' : 'up',
      onShortage: index % 7 === 6 ? 'hold' : 'overage',
      travel: index % 5 === 4 ? 'free' : 'separate',
    };
    const blocks = Array.from({ length: index % 6 }, (_, sequence): Block => {
      const boughtOn = addDays(FIRST_SALE, 90 * below(10));
      const bought = minutes(1 + below(2400));
      return blockOf({
        id: NASTY_TEXTS[(index * 7 + sequence) % NASTY_TEXTS.length] ?? '',
        sequence,
        boughtOn,
        expiresOn: below(3) === 0 ? null : addMonths(boughtOn, 1 + below(12)),
        minutes: bought,
        price: cents(below(4) === 0 ? 0 : below(10_000_000)),
        openMinutes: below(6) === 0 ? minutes(below(bought)) : bought,
      });
    });
    const entries = Array.from({ length: 18 }, (_, place) =>
      entryOf({
        id: `${nasty()}-${index}-${place}`,
        client,
        technician: nasty(),
        job: nasty(),
        description: nasty(),
        workType: WORK_TYPES[below(WORK_TYPES.length)] ?? '',
        workedOn: addDays(FIRST_SALE, below(1100)),
        workedMinutes: minutes(below(9) === 0 ? 0 : below(400)),
        place,
      }),
    );
    const code = CURRENCIES[index % CURRENCIES.length] ?? '';
    const pays = blocks.length === 0 && policy.standardRatePerHour === null ? null : currency(code);
    return bookClient({ client, currency: pays, blocks, entries }, policy, LIFE_CLOSE);
  });
}

/** Whole numbers from 0 up to a bound, the same row of them for the same seed. */
function chance(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
