/**
 * Holds the lines of a document against what was booked with it (G2, G5, H1) and against what is
 * printed on it (G6). Lines are read as what they may be: anything.
 */
import type { Fact } from '../chain.ts';
import type { Currency } from '../money.ts';
import { factsOf, numberFact, textFact } from './facts.ts';
import { type Finding, finding, money } from './findings.ts';
import type { DocumentState } from './money-states.ts';
import type { KeptDocument } from './verify-invoices.ts';

/** A line as far as it is booked: whole numbers, which may be wrong ones. */
type Line = {
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly minutes: number | null;
  readonly ratePerHour: number | null;
  readonly block: string | null;
  readonly revenue: string | null;
  readonly accrued: number | null;
  readonly description: string;
};

function lineOf(line: Fact): Line | null {
  const figure = (name: string): number | null => numberFact(line, name);
  const [net, tax, gross] = [figure('net'), figure('tax'), figure('gross')];
  const description = textFact(line, 'description');
  if (net === null || tax === null || gross === null || description === null) return null;
  return {
    ...{ net, tax, gross, description, minutes: figure('minutes'), accrued: figure('accrued') },
    ...{ ratePerHour: figure('ratePerHour'), block: textFact(line, 'block') },
    revenue: textFact(line, 'revenue'),
  };
}

/** The lines of a document; null, and a finding, where they cannot be read. */
function linesOf({ label, lines }: KeptDocument, findings: Finding[]): readonly Line[] | null {
  // A list stands in no fact by itself: it is given a name to be read by.
  const read = (factsOf({ lines }, 'lines') ?? [null]).map(lineOf);
  const known = read.filter((line) => line !== null);
  if (known.length === read.length) return known;
  findings.push(finding('G2 lines', label, 'lines', 'something else'));
  return null;
}

/** Holds the lines of a document against its records: sums, accounts and blocks. */
export function checkLines(
  document: DocumentState,
  kept: KeptDocument,
  currency: Currency,
): readonly Finding[] {
  const findings: Finding[] = [];
  const lines = linesOf(kept, findings);
  if (lines === null) return findings;
  const { label } = document;
  const check = (what: string, subject: string, expected: string, found: string): void => {
    if (expected !== found) findings.push(finding(what, subject, expected, found));
  };
  for (const [place, { net, tax, gross }] of lines.entries()) {
    const subject = `line ${place + 1} of ${label}`;
    check('G5 net and tax', subject, money(gross, currency), money(net + tax, currency));
  }
  const sum = (of: (line: Line) => number): string =>
    money(
      lines.reduce((all, line) => all + of(line), 0),
      currency,
    );
  check(
    'G1 net of the lines',
    label,
    money(document.net, currency),
    sum(({ net }) => net),
  );
  check(
    'G5 tax of the lines',
    label,
    money(document.tax, currency),
    sum(({ tax }) => tax),
  );
  check(
    'G1 gross of the lines',
    label,
    money(document.gross, currency),
    sum((one) => one.gross),
  );
  const booked = accountWords(document.booked, currency);
  check(
    'H1 accounts of the lines',
    label,
    booked,
    accountWords(accountsOf(document, lines), currency),
  );
  const sold = new Map(
    lines.flatMap(({ block, ...line }) => (block === null ? [] : [[block, line]])),
  );
  for (const block of new Set([...document.blocks.keys(), ...sold.keys()])) {
    const words = (part: Pick<Line, 'minutes' | 'net' | 'tax'> | undefined): string =>
      part === undefined
        ? 'none'
        : `${part.minutes} min ${money(part.net, currency)} and ${money(part.tax, currency)} tax`;
    const subject = `block ${block} on ${label}`;
    check('A1 block', subject, words(document.blocks.get(block)), words(sold.get(block)));
  }
  return findings;
}

/** The accounts that lines come to; those of a credit note are the mirror image. */
function accountsOf({ kind }: DocumentState, lines: readonly Line[]): ReadonlyMap<string, number> {
  const sign = kind === 'invoice' ? 1 : -1;
  const accounts = new Map<string, number>();
  const add = (account: string, amount: number) =>
    accounts.set(account, (accounts.get(account) ?? 0) + sign * amount);
  for (const { net, tax, gross, block, revenue, accrued } of lines) {
    add('client', gross);
    add('tax', 0 - tax);
    add('unbilled', 0 - (accrued ?? 0));
    if (block !== null) add('deferred:block', 0 - net);
    else add(revenue ?? 'nothing', (accrued ?? 0) - net);
  }
  return accounts;
}

function accountWords(accounts: ReadonlyMap<string, number>, currency: Currency): string {
  const sums = [...accounts].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return sums.map(([account, sum]) => `${account} ${money(sum, currency)}`).join(', ') || 'none';
}

/** Holds the lines of a document against its contents: each stands there as it is. */
export function checkPrinted(kept: KeptDocument, currency: Currency): readonly Finding[] {
  const findings: Finding[] = [];
  const lines = linesOf(kept, findings) ?? [];
  const [table] = factsOf(kept.printed, 'tables') ?? [];
  const rows = factsOf(table ?? null, 'rows') ?? [];
  if (rows.length !== lines.length) {
    findings.push(finding('G6 lines', kept.label, rows.length, lines.length));
  }
  // Rates stand beside hours: a document that is for no time has none.
  const isTimed = lines.some(({ minutes }) => minutes !== null);
  for (const [place, { ratePerHour, ...rest }] of lines.entries()) {
    const line = { ...rest, ratePerHour: isTimed ? ratePerHour : null };
    const cells = textsOf(rows[place] ?? null).map(bare);
    const missing = printedOf(line, currency).filter((text) => !cells.includes(bare(text)));
    if (missing.length === 0) continue;
    const subject = `line ${place + 1} of ${kept.label}`;
    findings.push(finding('G6 line', subject, 'as it is printed', missing.join(' | ')));
  }
  return findings;
}

/** What is printed of a line, as far as it stands there as it is. */
function printedOf(line: Line, currency: Currency): readonly string[] {
  const { description, minutes, ratePerHour, net } = line;
  const size = Math.abs(minutes ?? 0);
  const rest = size % 60;
  const hours = `${(minutes ?? 0) < 0 ? '-' : ''}${(size - rest) / 60}:${String(rest).padStart(2, '0')}`;
  return [
    description,
    ...(size === 0 ? [] : [hours]),
    ...(ratePerHour === null ? [] : [money(ratePerHour, currency)]),
    money(net, currency),
  ];
}

/** All texts in a cell, a row or a table. */
function textsOf(fact: Fact): readonly string[] {
  if (typeof fact === 'string') return [fact];
  return (factsOf({ fact }, 'fact') ?? []).flatMap(textsOf);
}

/** A text without what is there for the eye: thousands apart, a true minus. */
function bare(text: string): string {
  return text.replaceAll('\u2212', '-').replace(/(?<=\d),(?=\d)/g, '');
}
