/** The texts of a row, as far as they can be kept: as long, and as plain, as when they are typed. */
import { holdsCardNumber } from '../../contract/card-numbers.ts';
import type { RowFault } from '../../formats/refusals.ts';

/** How many characters a name may have. */
const LONGEST_NAME = 200;
/** How many characters the name of a block may have. */
export const LONGEST_BLOCK_NAME = 100;
/** How many characters a description may have. */
const LONGEST_DESCRIPTION = 2000;

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\t\n\r]/u;

/** What is wrong with a text on one line; null when nothing is. */
export function nameFault(column: string, text: string, most = LONGEST_NAME): RowFault | null {
  return textFault(column, text, most, CONTROL);
}

/** What is wrong with a text that may have several lines. */
export function descriptionFault(column: string, text: string): RowFault | null {
  return textFault(column, text, LONGEST_DESCRIPTION, CONTROL_BUT_LINES);
}

function textFault(column: string, text: string, most: number, unfit: RegExp): RowFault | null {
  if (holdsCardNumber(text)) return { column, flaw: { code: 'card_number' } };
  if (text.length > most) {
    return { column, flaw: { code: 'text_too_long', characters: text.length, most } };
  }
  if (!unfit.test(text)) return null;
  return { column, flaw: { code: 'text_of_several_lines', found: text } };
}
