/** Answers as plain text: lists as tables, everything else line by line. */
import { formatMinutes } from '../../engine/hours.ts';

type Values = Readonly<Record<string, unknown>>;

/** The answer of any operation, for a person. */
export function renderAnswer(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isValues(value)) return `${shown('', value)}\n`;
  const { items, next } = value;
  if (Array.isArray(items)) return listText(items, typeof next === 'string' ? next : null);
  return valuesText(value, '');
}

function listText(items: readonly unknown[], next: string | null): string {
  const more = next === null ? '' : `There is more: --after ${next}\n`;
  return (items.length === 0 ? 'None.\n' : tableText(items.filter(isValues), '')) + more;
}

function valuesText(values: Values, indent: string): string {
  const names = Object.keys(values).filter((name) => !isNested(values[name]));
  const width = Math.max(0, ...names.map((name) => labelOf(name).length));
  let text = '';
  for (const name of names) {
    const label = labelOf(name).padEnd(width);
    text += `${indent}${label}  ${shown(name, values[name], values)}`.trimEnd();
    text += '\n';
  }
  for (const [name, value] of Object.entries(values)) {
    if (isValues(value)) text += `${indent}${labelOf(name)}\n${valuesText(value, `${indent}  `)}`;
    else if (isNested(value))
      text += `${indent}${labelOf(name)}\n${nestedList(value, `${indent}  `)}`;
  }
  return text;
}

function nestedList(value: unknown, indent: string): string {
  const rows = Array.isArray(value) ? value.filter(isValues) : [];
  return rows.length === 0 ? `${indent}none\n` : tableText(rows, indent);
}

/** A table of what its rows have in common; what is nested in them is left to --json. */
function tableText(rows: readonly Values[], indent: string): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) =>
    rows.some((row) => row[name] !== undefined && !isNested(row[name])),
  );
  const cells = rows.map((row) => names.map((name) => shown(name, row[name], row)));
  const head = names.map(labelOf);
  const widths = head.map((label, at) =>
    Math.max(label.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    indent +
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width));
  return `${[head, rule, ...cells].map(line).join('\n')}\n`;
}

/** A value with its unit: minutes as hours and minutes, amounts with their currency. */
function shown(name: string, value: unknown, beside: Values = {}): string {
  if (value === null || value === undefined) return '-';
  if (typeof value === 'number' && /minutes/i.test(name)) return formatMinutes(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value))
    return value.length === 0 ? '-' : value.map((one) => shown('', one)).join(', ');
  const text = printable(String(value));
  const { currency } = beside;
  const isAmount = MONEY_NAME.test(name) && /^-?\d+(\.\d+)?$/.test(text);
  return isAmount && typeof currency === 'string' ? `${text} ${currency}` : text;
}

const MONEY_NAME = /(price|value|rate|saving|paid|fee|amount)/i;

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

function isNested(value: unknown): boolean {
  return isValues(value) || (Array.isArray(value) && value.some(isValues));
}
