/** Amounts as banks write them in CSV; which mark is the decimal one is told from all of them. */
import { type Cents, type Currency, cents, parseMoney } from '../../engine/money.ts';
import type { DecimalMark } from '../figures.ts';
import type { FileFlaw } from '../file-flaws.ts';

/** An amount of a cell: `sign` is 0 where none is written. */
export type WrittenAmount = {
  readonly sign: -1 | 0 | 1;
  readonly figures: string;
  /** The code beside it; empty where there is none, or only a sign such as `$`. */
  readonly currency: string;
};

const LONGEST_AMOUNT = 40;
const AMOUNT =
  /^([-+(]?) ?([A-Z]{3}|[€£$]?) ?([-+]?) ?((?:\d|[.,]\d)[\d.,' ]*?) ?([A-Z]{3}|[€£$]?) ?([-+)]?)$/;
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', ''],
]);

/** Takes `-12,50`, `12,50-`, `(12.50)`, `+1'234.50`, `€12` and `12,50 EUR` apart; null for others. */
export function takeApart(cell: string): WrittenAmount | null {
  if (cell.length > LONGEST_AMOUNT) return null;
  const plain = cell.replace(/[−–]/g, '-').replace(/[’`]/g, "'").replace(/\s/g, ' ');
  const found = AMOUNT.exec(plain);
  if (found === null) return null;
  const [, before = '', unit = '', inner = '', figures = '', unitBehind = '', behind = ''] = found;
  const signs = [before, inner, behind].filter((sign) => sign !== '').join('');
  if (!['', '+', '-', '()'].includes(signs) || (unit !== '' && unitBehind !== '')) return null;
  const code = unit || unitBehind;
  return {
    sign: signs === '' ? 0 : signs === '+' ? 1 : -1,
    figures,
    currency: CURRENCIES.get(code) ?? code,
  };
}

const PLAIN: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d*|\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*)(?:\.\d+)?$/,
  ',': /^(?:\d*|\d{1,3}(?:([.' ])\d{3})(?:\1\d{3})*)(?:,\d+)?$/,
};

/** The figures in minor units; null when they are not written with that decimal mark. */
export function readFigures(figures: string, mark: DecimalMark, currency: Currency): Cents | null {
  if (!PLAIN[mark].test(figures)) return null;
  const [whole = '', fraction = ''] = figures.split(mark);
  const decimal = `${whole.replace(/\D/g, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  return parseMoney(decimal, currency);
}

export function signed(size: Cents, isNegative: boolean): Cents {
  return cents(isNegative ? 0 - size : size);
}

/** An amount, where it stands, and in which currency. */
export type Priced = {
  readonly column: string;
  readonly figures: string;
  readonly currency: Currency;
};

/**
 * The decimal mark of a file: the stated one, else the only one with which its amounts can be
 * read. Where some could mean two sums (`1.500`), nothing is guessed: `decimal_mark_needed`.
 */
export function decimalMarkOf(
  amounts: readonly Priced[],
  stated: DecimalMark | undefined,
): DecimalMark | FileFlaw {
  if (stated !== undefined) return stated;
  let onlyPoint: Priced | null = null;
  let onlyComma: Priced | null = null;
  let either: Priced | null = null;
  for (const amount of amounts) {
    const withPoint = readFigures(amount.figures, '.', amount.currency);
    const withComma = readFigures(amount.figures, ',', amount.currency);
    if (withPoint === withComma) continue;
    if (withComma === null) onlyPoint ??= amount;
    else if (withPoint === null) onlyComma ??= amount;
    else either ??= amount;
  }
  if (onlyPoint !== null && onlyComma === null) return '.';
  if (onlyComma !== null && onlyPoint === null) return ',';
  const unclear = either ?? onlyPoint;
  if (unclear === null) return '.';
  return { code: 'decimal_mark_needed', column: unclear.column, found: unclear.figures };
}
