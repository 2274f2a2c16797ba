/**
 * Finds the numbers of documents in what people write to go with a payment: whatever the case and
 * the spaces, dashes, slashes and line breaks within, and never as a part of a longer number.
 */

/** Shorter labels are not sought: `7` stands in any text and says nothing. */
const SHORTEST_LABEL = 4;

/** Banks cut texts into lines of this length or more: a break after fewer characters is meant. */
const FULL_LINE = 27;

export type LabelSearch<T> = {
  /** Those whose label stands in the text, in the order in which they first stand there. */
  readonly foundIn: (text: string) => readonly T[];
};

/**
 * A search for all labels at once. It looks at each letter of a text at which a label may begin,
 * once for each length that a label has; how many labels there are does not matter.
 */
export function labelSearch<T extends { readonly label: string }>(
  labelled: readonly T[],
): LabelSearch<T> {
  const byLabel = new Map<string, T[]>();
  for (const each of labelled) {
    const { letters } = lettersOf(each.label);
    if (letters.length < SHORTEST_LABEL) continue;
    const same = byLabel.get(letters);
    if (same === undefined) byLabel.set(letters, [each]);
    else same.push(each);
  }
  const lengths = [...new Set([...byLabel.keys()].map((letters) => letters.length))].sort(
    (a, b) => b - a,
  );
  const initials = new Set([...byLabel.keys()].map((letters) => letters[0]));

  return {
    foundIn(text) {
      const written = lettersOf(text);
      const { letters } = written;
      const found = new Set<T>();
      for (let from = 0; from < letters.length; from += 1) {
        if (!initials.has(letters[from])) continue;
        // The longest label comes first: INV-2026-00071 is not INV-2026-0007 and a digit.
        const length = lengths.find((some) => standsAt(written, from, some, byLabel));
        if (length === undefined) continue;
        for (const each of byLabel.get(letters.slice(from, from + length)) ?? []) found.add(each);
        from += length - 1;
      }
      return [...found];
    },
  };
}

/** A text, and its letters and digits by themselves with the place of each. */
type Written = {
  readonly text: string;
  readonly letters: string;
  readonly places: readonly number[];
};

function lettersOf(given: string): Written {
  const text = given.replaceAll('\r\n', '\n').normalize('NFKC').toUpperCase();
  const places: number[] = [];
  let letters = '';
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place);
    if (!isLetter(letter) && !isDigit(letter)) continue;
    letters += letter;
    places.push(place);
  }
  return { text, letters, places };
}

function standsAt(
  written: Written,
  from: number,
  length: number,
  labels: ReadonlyMap<string, unknown>,
): boolean {
  const label = written.letters.slice(from, from + length);
  if (label.length < length || !labels.has(label)) return false;
  return (
    endsAt(written, from + length - 1) &&
    (beginsAt(written, from) || isInCreditorReference(written, from, label))
  );
}

/** False where what stands before belongs to it: a letter, or a digit of the same number. */
function beginsAt({ text, letters, places }: Written, index: number): boolean {
  const place = places[index] ?? 0;
  const before = text.charAt(place - 1);
  if (!isDigit(letters.charAt(index))) return !isLetter(before) && !isDigit(before);
  if (isDigit(before)) return false;
  return !(isDigit(text.charAt(place - 2)) && joins(text, place - 1));
}

/** False where what follows belongs to it. After the digits of a label, a letter does not. */
function endsAt({ text, letters, places }: Written, index: number): boolean {
  const place = places[index] ?? 0;
  const after = text.charAt(place + 1);
  if (!isDigit(letters.charAt(index))) return !isLetter(after) && !isDigit(after);
  if (isDigit(after)) return false;
  return !(isDigit(text.charAt(place + 2)) && joins(text, place + 1));
}

/** True for a mark between two digits that makes one number of them: `7-1`, `7.1`, a full line. */
function joins(text: string, place: number): boolean {
  const mark = text.charAt(place);
  if (mark !== '\n') return mark === '-' || mark === '.';
  return place - (text.lastIndexOf('\n', place - 1) + 1) >= FULL_LINE;
}

/** True where the label is what a creditor's reference is made of: `RF`, check digits, label. */
function isInCreditorReference(written: Written, index: number, label: string): boolean {
  const head = written.letters.slice(index - 4, index);
  if (index < 4 || !/^RF\d\d$/.test(head) || !/^[0-9A-Z]+$/.test(label)) return false;
  return beginsAt(written, index - 4) && remainder97(label + head) === 1;
}

/** ISO 7064, as for ISO 11649: letters count from A = 10. */
function remainder97(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}

const BEYOND_ASCII = /^[\p{L}\p{N}]$/u;

function isLetter(letter: string): boolean {
  if (letter < '\u0080') return letter >= 'A' && letter <= 'Z';
  return BEYOND_ASCII.test(letter);
}
