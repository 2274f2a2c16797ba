/** Reads a bank's file and matches its lines with what is open: the same for looking and recording. */
import { holdsCardNumber } from '../../contract/card-numbers.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { closedDay } from '../../engine/bank/closed.ts';
import type { BankLine } from '../../engine/bank-lines.ts';
import { type BankMatch, matchBankLines } from '../../engine/bank-matching.ts';
import type { BankFile } from '../../formats/bank/bank-file.ts';
import { bankReader } from '../../formats/bank/read-bank-file.ts';
import { refuseRow } from '../../formats/refusals.ts';
import { openInvoices, type RecordedLine, recordedLines } from '../../store/bank-lines.ts';
import type { App, Request } from '../app.ts';
import type { Refused } from '../commit.ts';
import { readFile } from '../imports/read-file.ts';
import { firmToday } from '../today.ts';
import { wrong } from '../wrong.ts';

/** A line and what it is; `problem`: why a certain one cannot be recorded on its day. */
export type MatchedLine = {
  readonly match: BankMatch;
  readonly client: string | null;
  readonly known: RecordedLine | null;
  readonly problem: AnyRefusal | null;
};

export type MatchedFile = {
  readonly file: BankFile;
  readonly hash: string;
  readonly lines: readonly MatchedLine[];
};

/** Refused: a file that cannot be read as a statement. */
export async function matchedFile(
  app: App,
  { actor, file, input }: Request<'bank.read' | 'bank.record'>,
): Promise<MatchedFile | Refused> {
  const { fileName, currency = null } = input;
  const mapping = input.mapping ?? null;
  const read = await readFile(bankReader(fileName, { mapping, currency }), file);
  if ('refusal' in read) return read;
  const clean = withoutCards(read.read, fileName);
  const lines = await app.database.read(actor.firm, async (tx) => {
    const { firm, today } = await firmToday(app, tx);
    const ids = clean.lines.map(({ id }) => id);
    const [open, known] = await Promise.all([openInvoices(tx), recordedLines(tx, ids)]);
    const clientOf = new Map(open.map(({ invoice, client }) => [invoice, client]));
    return matchBankLines(clean.lines, open, new Set(known.keys())).map((match): MatchedLine => {
      const { on } = match.line;
      const certain = match.kind === 'matched';
      return {
        match,
        client: certain ? (clientOf.get(match.invoice) ?? null) : null,
        known: match.kind === 'known' ? (known.get(match.line.id) ?? null) : null,
        problem: certain ? problemOf(on, firm.closedThrough, today) : null,
      };
    });
  });
  return { file: clean, hash: read.hash, lines };
}

function problemOf(
  on: BankLine['on'],
  closedThrough: Parameters<typeof closedDay>[0],
  today: BankLine['on'],
): AnyRefusal | null {
  if (on > today) return wrong('on', `expected a day that is not after ${today}`);
  return closedDay(closedThrough, on);
}

/** The file without the lines that hold a card number: none is told or kept (G3). */
function withoutCards(read: BankFile, fileName: string): BankFile {
  const lines: BankLine[] = [];
  const refused = [...read.refused];
  let refusedRows = read.refusedRows;
  for (const line of read.lines) {
    const { id, payer, account, reference } = line;
    if (![id, payer, account ?? '', reference].some(holdsCardNumber)) {
      lines.push(line);
      continue;
    }
    refusedRows += 1;
    const fault = { column: null, flaw: { code: 'card_number' } } as const;
    refused.push(refuseRow(fileName, line.line ?? 1, { id: null, client: null }, fault));
  }
  return { ...read, lines, refused, refusedRows };
}
