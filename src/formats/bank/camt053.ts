/** Statements in XML: ISO 20022 camt.053, whichever version and whatever the prefixes. */
import { parseDay } from '../../engine/days.ts';
import { cents, parseCurrency, parseMoney } from '../../engine/money.ts';
import type { LineFlaw } from '../csv-layout.ts';
import { tooMany } from '../limits.ts';
import type { Expectation, RowFault } from '../refusals.ts';
import type { BankFile, BankLimits } from './bank-file.ts';
import { type GatheredLines, gatheredLines, type LineFacts } from './gathered-lines.ts';
import { elementAt, elementsAt, readXml, textAt, type XmlElement } from './xml.ts';

/** What else banks send that looks like a statement, by the element below the root. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['BkToCstmrAcctRpt', 'CAMT.052, a report of a day that is not over'],
  ['BkToCstmrDbtCdtNtfctn', 'CAMT.054, a notice of single bookings'],
  ['CstmrCdtTrfInitn', 'PAIN.001, an order to pay'],
]);

/**
 * Reads the entries of all statements in a file. An entry of several payments comes as a line for
 * each, if their amounts add up to the entry's; else as one line with all that was written.
 * What was reversed counts as it was booked: `CdtDbtInd` says whether money came in or went out.
 */
export function readCamt053(text: string, file: string, limits: BankLimits): BankFile | LineFlaw {
  const root = readXml(text);
  if ('flaw' in root) return root;
  const statements = elementsAt(root, 'BkToCstmrStmt/Stmt');
  if (elementAt(root, 'BkToCstmrStmt') === null) return unknownKind(root);
  const lines = gatheredLines(file, limits);
  let taken = 0;
  for (const statement of statements) {
    const account = textAt(statement, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id');
    for (const entry of elementsAt(statement, 'Ntry')) {
      taken += Math.max(1, elementsAt(entry, 'NtryDtls/TxDtls').length);
      if (taken > limits.rows) return { line: entry.line, flaw: tooMany(limits) };
      readEntry(entry, account, lines);
    }
  }
  return lines.told('camt.053');
}

function unknownKind(root: XmlElement): LineFlaw {
  const [message] = root.elements;
  const other = message === undefined ? undefined : OTHERS.get(message.name);
  const found = other ?? `XML of ${root.name}${message === undefined ? '' : `/${message.name}`}`;
  return { line: root.line, flaw: { code: 'bank_file_unknown', found } };
}

function readEntry(entry: XmlElement, ownAccount: string, lines: GatheredLines): void {
  // Version 8 put the code one level further down.
  const status = textAt(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts');
  if (NOT_BOOKED.has(status)) {
    lines.skip(entry.line, status);
    return;
  }
  const booked = bookedOf(entry, status, ownAccount);
  if ('flaw' in booked) {
    lines.refuse(entry.line, booked);
    return;
  }
  const parts = elementsAt(entry, 'NtryDtls/TxDtls');
  const whole = [[entry, factsOf(booked, parts)]] as const;
  for (const [part, facts] of partsOf(booked, parts) ?? whole) lines.take(part.line, facts);
}

const NOT_BOOKED: ReadonlySet<string> = new Set(['PDNG', 'INFO', 'FUTR']);

type Booked = Pick<LineFacts, 'on' | 'amount' | 'currency' | 'ownAccount'> & {
  readonly entry: XmlElement;
};

function bookedOf(entry: XmlElement, status: string, ownAccount: string): Booked | RowFault {
  if (status !== '' && status !== 'BOOK') return unreadable('Sts', status, 'entry-status');
  const day = dayOf(entry);
  if ('flaw' in day) return day;
  const money = moneyOf(entry, elementAt(entry, 'Amt'), '');
  return 'flaw' in money ? money : { entry, on: day.on, ...money, ownAccount };
}

/** The day of booking, else that of value; a time behind it is left out, as is its offset. */
function dayOf(entry: XmlElement): Pick<LineFacts, 'on'> | RowFault {
  const written = textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm');
  if (written === '') return { column: 'BookgDt', flaw: { code: 'cell_missing' } };
  const on = parseDay(/^(\d{4}-\d{2}-\d{2})(?:[TZ+-]|$)/.exec(written)?.[1] ?? '');
  return on === null ? unreadable('BookgDt', written, 'day', 'YYYY-MM-DD') : { on };
}

function unreadable(
  column: string,
  found: string,
  expected: Expectation,
  dateFormat: string | null = null,
): RowFault {
  return { column, flaw: { code: 'cell_unreadable', found, expected, dateFormat } };
}

/** Signed by the direction beside it, or by that of the entry it is a part of. */
function moneyOf(
  element: XmlElement,
  amountElement: XmlElement | null,
  wholeDirection: string,
): Pick<LineFacts, 'amount' | 'currency'> | RowFault {
  const direction = textAt(element, 'CdtDbtInd') || wholeDirection;
  if (direction === '') return { column: 'CdtDbtInd', flaw: { code: 'cell_missing' } };
  if (direction !== 'CRDT' && direction !== 'DBIT') {
    return unreadable('CdtDbtInd', direction, 'bank-direction');
  }
  if (amountElement === null || amountElement.text === '') {
    return { column: 'Amt', flaw: { code: 'cell_missing' } };
  }
  const { text, attributes } = amountElement;
  const currency = parseCurrency(attributes.get('Ccy') ?? '');
  if (currency === null) return unreadable('Ccy', attributes.get('Ccy') ?? '', 'currency');
  const size = parseMoney(decimalText(text), currency);
  if (size === null) return unreadable('Amt', text, 'price');
  return { amount: cents(direction === 'CRDT' ? size : 0 - size), currency };
}

/** `xs:decimal` may be written `+12.5`, `.5` or `12.`. */
function decimalText(text: string): string {
  return text.replace(/^\+/, '').replace(/^\./, '0.').replace(/\.$/, '');
}

/** A line for each part, with where it begins; null unless they make up the entry exactly. */
function partsOf(
  booked: Booked,
  parts: readonly XmlElement[],
): readonly (readonly [XmlElement, LineFacts])[] | null {
  if (parts.length < 2) return null;
  const direction = textAt(booked.entry, 'CdtDbtInd');
  const lines: [XmlElement, LineFacts][] = [];
  let total = 0;
  for (const part of parts) {
    // Version 2 has the amount of a part among its details only.
    const amount = elementAt(part, 'Amt') ?? elementAt(part, 'AmtDtls/TxAmt/Amt');
    const money = moneyOf(part, amount, direction);
    if ('flaw' in money || money.currency !== booked.currency) return null;
    total += money.amount;
    lines.push([part, { ...factsOf(booked, [part]), ...money }]);
  }
  return total === booked.amount ? lines : null;
}

const NO_REFERENCES: ReadonlySet<string> = new Set(['NONREF', 'NOTPROVIDED', 'NOTPROVD']);

function factsOf(booked: Booked, parts: readonly XmlElement[]): LineFacts {
  const { entry, on, amount, currency, ownAccount } = booked;
  const side = otherSide(entry, amount > 0);
  const [first = entry] = parts;
  const written = parts.flatMap(writtenWith);
  const bankReferences = [
    ...(parts.length === 1 ? [textAt(first, 'Refs/AcctSvcrRef')] : []),
    textAt(entry, 'AcctSvcrRef'),
  ].filter((text) => text !== '' && !NO_REFERENCES.has(text));
  return {
    ...{ on, amount, currency, ownAccount },
    reference: [...new Set(written.length === 0 ? writtenOf(entry, 'AddtlNtryInf') : written)].join(
      '\n',
    ),
    payer: namesOf(parts, side).join(', '),
    account: textAt(first, `RltdPties/${side}Acct/Id/IBAN`, `RltdPties/${side}Acct/Id/Othr/Id`),
    bankReference: bankReferences[0] ?? '',
  };
}

/** Who is the other side: of what is taken back, whoever was to get it. */
function otherSide(entry: XmlElement, cameIn: boolean): 'Dbtr' | 'Cdtr' {
  const isReversal = ['true', '1'].includes(textAt(entry, 'RvslInd'));
  return cameIn !== isReversal ? 'Dbtr' : 'Cdtr';
}

function namesOf(parts: readonly XmlElement[], side: 'Dbtr' | 'Cdtr'): readonly string[] {
  const names = parts.map((part) =>
    textAt(
      part,
      `RltdPties/${side}/Nm`,
      `RltdPties/${side}/Pty/Nm`,
      `RltdPties/Ultmt${side}/Nm`,
      `RltdPties/Ultmt${side}/Pty/Nm`,
    ),
  );
  return [...new Set(names.filter((name) => name !== ''))];
}

/** All that was written to go with a payment, the structured references among it. */
function writtenWith(part: XmlElement): readonly string[] {
  return [
    ...writtenOf(part, 'RmtInf/Ustrd'),
    ...writtenOf(part, 'RmtInf/Strd/CdtrRefInf/Ref'),
    ...writtenOf(part, 'RmtInf/Strd/RfrdDocInf/Nb'),
    ...writtenOf(part, 'RmtInf/Strd/AddtlRmtInf'),
    ...writtenOf(part, 'Refs/EndToEndId').filter((text) => !NO_REFERENCES.has(text)),
    ...writtenOf(part, 'AddtlTxInf'),
  ];
}

function writtenOf(element: XmlElement, path: string): readonly string[] {
  return elementsAt(element, path)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}
