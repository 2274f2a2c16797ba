/** What fields expect: in the words of the contract, and for a person who fills in a form. */

/** As the contract says it. */
export const EXPECTED = {
  day: 'expected a day between 1970 and 2199, such as "2026-03-01"',
  month: 'expected a month between 1970 and 2199, such as "2026-03"',
  instant: 'expected an instant with its offset, such as "2026-03-01T09:30:00Z"',
  instantThereIs: 'expected an instant from 1970-01-02 to 2199-12-30',
  blockMinutes: 'expected whole minutes from 1 to 6000000',
  workedMinutes: 'expected whole minutes from 0 to 100000',
  money: 'expected an amount without a sign, below 1000000000, as text, such as "1800.00"',
  currency: 'expected a currency code in capitals, such as "EUR"',
  someText: 'expected some text',
  oneLine: 'expected one line without control characters',
  readable: 'expected text without control characters',
  wellFormed: 'expected well-formed text',
  noId: 'expected a name, not something in the form of an id',
  weight: 'expected a ratio of at most 100 as text, such as "3/2"',
  percentage: 'expected a percentage from 0 to 100 as text, such as "19" or "7.7"',
  oneOrMore: 'expected a list of 1 or more',
} as const;

/** The same, as whoever fills in a form can act on it. Total by type. */
const PLAIN: Readonly<Record<keyof typeof EXPECTED, string>> = {
  day: 'choose a day between 1970 and 2199',
  month: 'choose a month between 1970 and 2199',
  instant: 'choose a day and a time',
  instantThereIs: 'choose a day between 1970 and 2199, and a time',
  blockMinutes: 'say how long, such as 45 min, 1:30 or 20 h: 1 min or more',
  workedMinutes: 'say how long, such as 45, 1:30 or 1h 30: 1,666 h at most',
  money: 'enter an amount without a sign, below 1,000,000,000, such as 1,800.00',
  currency: 'enter the three capital letters of a currency, such as EUR',
  someText: 'fill this in',
  oneLine: 'type this on one line: something in it cannot be read',
  readable: 'type this anew: something in it cannot be read',
  wellFormed: 'type this anew: a part of a character is missing in it',
  noId: 'choose another name: this one looks like an id',
  weight: 'enter 100 or less, such as 1.5, 150 % or 3/2',
  percentage: 'enter a percentage from 0 to 100, such as 19 or 7.7',
  oneOrMore: 'choose at least one',
};

const PLAIN_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(EXPECTED).map(([name, told]) => [told, PLAIN[name as keyof typeof EXPECTED]]),
);

const BEGINS = 'expected ';

/** What is said against a field, in plain words: what to do, to whom the contract is a stranger. */
export function plainly(message: string): string {
  // Of what is not there, the kind that was expected says nothing to whoever fills in a form.
  if (message.startsWith('this field is missing')) return 'this is needed';
  const plain = PLAIN_WORDS.get(message);
  if (plain !== undefined) return plain;
  return message.startsWith(BEGINS) ? `enter ${message.slice(BEGINS.length)}` : message;
}
