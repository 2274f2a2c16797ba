/** What came of a bank's file, as text. */
import { decimalMoney } from '../../src/engine/money.ts';
import type { BankFile } from '../../src/formats/bank/bank-file.ts';
import type { FileRefusal } from '../../src/formats/refusals.ts';

/** A line for each that was taken, refused or skipped, in the order of the file. */
export function tellBankFile(read: BankFile | FileRefusal): string {
  if ('code' in read) {
    return `file refused: ${read.code}${read.line === null ? '' : ` in line ${read.line}`}`;
  }
  const taken = read.lines.map(({ id, on, amount, currency, reference, payer, account, line }) => ({
    line: line ?? 0,
    text:
      `${on} ${decimalMoney(amount, currency)} ${currency}` +
      `${payer === '' ? '' : ` from ${payer}`}${account === null ? '' : ` ${account}`}:` +
      `${reference === '' ? '' : ` ${reference.replaceAll('\n', '/')}`} [${id}]`,
  }));
  const refused = read.refused.map(({ line, code, column }) => ({
    line,
    text: `refused ${code}${column === null ? '' : ` in ${column}`}`,
  }));
  const skipped = read.skipped.map(({ line, status }) => ({ line, text: `skipped ${status}` }));
  return [...taken, ...refused, ...skipped]
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => `${line} ${text}`)
    .join('\n');
}
