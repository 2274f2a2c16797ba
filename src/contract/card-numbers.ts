/**
 * Card numbers in texts (G3): none is kept, told or logged. What is looked for: 13 to 19 digits by
 * themselves, however spaces and dashes part them, with the prefix of a card and its check digit.
 */
import creditCardType from 'credit-card-type';

/** Groups of digits, parted by no more than three spaces and dashes; no part of a word. */
const RUN = /(?<![\p{L}\p{N}])\+?\d+(?:[\s\p{Pd}]{1,3}\d+)*(?![\p{L}\p{N}])/gu;
const ENOUGH_DIGITS = /\d(?:[\s\p{Pd}]{0,3}\d){12}/u;
const FEWEST_DIGITS = 13;
const MOST_DIGITS = 19;
/** What a telephone number has at most (E.164). */
const MOST_DIGITS_OF_A_TELEPHONE = 15;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
/** An account or a creditor's reference, if its check digits are right (ISO 13616, ISO 11649). */
const ACCOUNT = /\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){1,7}(?: ?[0-9A-Z]{1,4})?\b/giu;

/** True when a card number stands in a text. */
export function holdsCardNumber(text: string): boolean {
  return withoutCardNumbers(text) !== text;
}

/** The text with a word in place of each group of digits that holds a card number. */
export function withoutCardNumbers(text: string): string {
  const plain = text.normalize('NFKC');
  if (!ENOUGH_DIGITS.test(plain)) return text;
  const ids = plain.matchAll(ID).map(([found]) => found);
  const accounts = plain.matchAll(ACCOUNT).flatMap(([found]) => accountsIn(found));
  const others = [...ids, ...accounts];
  const searched = others.reduce((rest, found) => rest.replaceAll(found, blank), plain);
  const found = [...searched.matchAll(RUN)].filter(([run]) => hasCardNumber(run));
  if (found.length === 0) return text;
  let told = '';
  let end = 0;
  for (const { index, 0: run } of found) {
    told += `${plain.slice(end, index)}(card number)`;
    end = index + run.length;
  }
  return told + plain.slice(end);
}

/** As long as what it stands for, so that places stay what they are. */
function blank(found: string): string {
  return 'x'.repeat(found.length);
}

/** True when some of its groups, one after the other, make a card number. */
function hasCardNumber(run: string): boolean {
  const groups = run.match(/\d+/g) ?? [];
  const isTelephone = run.startsWith('+') && groups.join('').length <= MOST_DIGITS_OF_A_TELEPHONE;
  if (isTelephone) return false;
  return groups.some((_, first) => {
    let digits = '';
    return groups.slice(first).some((group) => {
      digits += group;
      return isCardNumber(digits);
    });
  });
}

function isCardNumber(digits: string): boolean {
  return (
    digits.length >= FEWEST_DIGITS &&
    digits.length <= MOST_DIGITS &&
    creditCardType(digits).length > 0 &&
    isChecked(digits)
  );
}

/** True when the last digit is the check digit of the others (Luhn, ISO/IEC 7812). */
function isChecked(digits: string): boolean {
  let sum = 0;
  for (let place = 1; place <= digits.length; place += 1) {
    const digit = Number(digits.at(-place)) * (place % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** The account that it is, or begins with where words follow on the line, such as the BIC. */
function accountsIn(found: string): readonly string[] {
  const ends = [...found.matchAll(/ (?=\p{L})/gu)].map(({ index }) => index);
  return [...ends, found.length].map((end) => found.slice(0, end)).filter(isAccount);
}

function isAccount(found: string): boolean {
  const letters = found.replaceAll(' ', '').toUpperCase();
  const moved = `${letters.slice(4)}${letters.slice(0, 4)}`;
  const digits = moved.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** The fields that hold a card number, by their paths; of a name that is one, where it stands. */
export function fieldsWithCardNumber(given: unknown): readonly string[] {
  const fields: string[] = [];
  // Step by step: how deep values stand in one another is for whoever sends them.
  const left: [at: string, value: unknown][] = [['', given]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [at, value] = next;
    if (typeof value === 'string' && holdsCardNumber(value)) fields.push(at);
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, within] of Object.entries(value).reverse()) {
      if (holdsCardNumber(name)) fields.push(at);
      else left.push([at === '' ? name : `${at}.${name}`, within]);
    }
  }
  return fields;
}
