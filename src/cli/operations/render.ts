/** Answers as plain text: lists as tables, everything else line by line. */
import { formatMinutes } from '../../engine/hours.ts';

type Values = Readonly<Record<string, unknown>>;

/** The answer of any operation, for a person. What says nothing is left out. */
export function renderAnswer(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isValues(value)) return `${shown('', value, null)}\n`;
  const { items, next } = value;
  if (!Array.isArray(items)) return valuesText(value, '', null);
  const more = typeof next === 'string' ? `There is more: --after ${next}\n` : '';
  return (items.length === 0 ? 'None.\n' : tableText(items.filter(isValues), '', null)) + more;
}

/** Each value on a line of its own, then what is nested, indented below its name. */
function valuesText(values: Values, indent: string, outer: string | null): string {
  const currency = currencyOf(values, outer);
  const said = Object.entries(values).filter(([, value]) => saysAnything(value));
  const plain = said.filter(([, value]) => !isNested(value));
  const width = Math.max(0, ...plain.map(([name]) => labelOf(name).length));
  let text = '';
  for (const [name, value] of plain) {
    text += `${indent}${labelOf(name).padEnd(width)}  ${shown(name, value, currency)}\n`;
  }
  for (const [name, value] of said) {
    if (!isNested(value)) continue;
    const below = `${indent}  `;
    text += `${indent}${labelOf(name)}\n`;
    text += isValues(value)
      ? valuesText(value, below, currency)
      : tableText(listOf(value), below, currency);
  }
  return text;
}

function tableText(rows: readonly Values[], indent: string, outer: string | null): string {
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const said = all.filter((name) =>
    rows.some((row) => saysAnything(row[name]) && !isNothing(row[name])),
  );
  // Amounts tell their currency themselves.
  const names = said.filter((name) => name !== 'currency' || !said.some(isMoneyName));
  const cells = rows.map((row) =>
    names.map((name) => shown(name, row[name], currencyOf(row, outer))),
  );
  const head = names.map(labelOf);
  const widths = head.map((label, at) =>
    Math.max(label.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string => {
    const padded = row.map((cell, at) => cell.padEnd(widths[at] ?? 0));
    return indent + padded.join('  ').trimEnd();
  };
  const rule = widths.map((width) => '-'.repeat(width));
  return `${[head, rule, ...cells].map(line).join('\n')}\n`;
}

/** A value on one line, with its unit: minutes as hours, amounts with their currency. */
function shown(name: string, value: unknown, currency: string | null): string {
  if (value === null || value === undefined || value === '') return '-';
  if (typeof value === 'number' && /minutes/i.test(name)) return formatMinutes(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    return value.length === 0 ? '-' : value.map((one) => shown(name, one, currency)).join('; ');
  }
  if (isValues(value)) {
    const parts = Object.entries(value).map(([part, one]) => shown(part, one, currency));
    return parts.join(', ');
  }
  const text = printable(String(value));
  const isText = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(text);
  const isAmount = currency !== null && isText && isMoneyName(name);
  return isAmount ? `${text} ${currency}` : text;
}

/** No minutes and no money: a column of nothing else is left out. */
function isNothing(value: unknown): boolean {
  return value === 0 || (typeof value === 'string' && /^0(\.0+)?$/.test(value));
}

function isMoneyName(name: string): boolean {
  return MONEY_NAME.test(name);
}

const MONEY_NAME =
  /(price|value|rate|saving|paid|fee|amount|gross|balance|total)|^(net|tax|open|credited|reversed|left|rest|recorded|overage|travel|project|breakage|notDue|days.*)$/i;

/** The currency that is told with the values, else that of what they stand in. */
function currencyOf({ currency }: Values, outer: string | null): string | null {
  return typeof currency === 'string' ? currency : outer;
}

function saysAnything(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '';
}

/** Nothing that a terminal would take for a command. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** `ratePerHour` as `Rate per hour`. */
function labelOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isValues) : [];
}

function isNested(value: unknown): boolean {
  return isValues(value) || listOf(value).length > 0;
}
