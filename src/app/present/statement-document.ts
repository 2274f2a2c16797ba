/** A statement as a document to print (G6): what it tells, in words and figures. */
import type { BlockRoll, Quantity, StatementLine } from '../../engine/bank/statement.ts';
import { rateCentsPerHour } from '../../engine/blocks.ts';
import type { Document, Fact, Table } from '../../engine/documents/document.ts';
import { dayInWords, hoursFigure, moneyFigure, shortDay } from '../../engine/documents/words.ts';
import { formatMinutes, minutes, NO_MINUTES } from '../../engine/hours.ts';
import { type Cents, cents, formatMoney } from '../../engine/money.ts';
import type { DrawOrder } from '../../engine/policy.ts';
import { lineSays, nameOf, paidIn } from '../../formats/statement-words.ts';
import type { Stated } from '../ledger/stated.ts';
import type { Letterhead } from './parties.ts';

/** The order in force is told on it (A6), and the equation of H2 in its totals. */
export function statementDocument(stated: Stated, letterhead: Letterhead): Document {
  const { statement } = stated;
  const { total } = statement;
  const period = `${dayInWords(statement.from)} to ${dayInWords(statement.to)}`;
  return {
    kind: 'statement',
    title: 'Statement of hours',
    stamp: null,
    ...letterhead,
    facts: [
      { label: 'Period', value: period },
      { label: 'Opening balance', value: quantityWords(total.opening, stated) },
      { label: 'Closing balance', value: quantityWords(total.closing, stated), strong: true },
    ],
    opening: [
      `${ORDERS[stated.drawOrder]} ` +
        'Figures with a colon are hours and minutes: 1:30 is an hour and a half.',
    ],
    tables: [blocksTable(stated), linesTable(stated)],
    totals: totalsOf(stated),
    sections: [],
  };
}

const ORDERS: Readonly<Record<DrawOrder, string>> = {
  purchase: 'The hours bought first are drawn first.',
  'soonest-expiry':
    'The hours that expire soonest are drawn first; of those alike, the ones bought first.',
};

/** What it is kept as: `Statement Alder Dental 2026-01-01 to 2026-06-30.pdf`. */
export function statementFileName({ client, statement: { from, to } }: Stated): string {
  return `Statement ${client.replace(/[/\\:*?"<>|]/g, '-')} ${from} to ${to}.pdf`;
}

function quantityWords({ minutes, value }: Quantity, { terms }: Stated): string {
  return `${formatMinutes(minutes)} · ${formatMoney(value, terms.currency)}`;
}

const ROLL_COLUMNS = ['opening', 'bought', 'drawn', 'lapsed', 'refunded', 'closing'] as const;

function blocksTable(stated: Stated): Table {
  const figures = ROLL_COLUMNS.map((name) => {
    const label = name.charAt(0).toUpperCase() + name.slice(1);
    return { label, align: 'right', width: 'fit' } as const;
  });
  return {
    heading: 'Blocks',
    columns: [
      { label: `Block (values in ${stated.terms.currency})`, align: 'left', width: 'rest' },
      ...figures,
    ],
    rows: stated.statement.blocks.map((roll) => blockRow(roll, stated)),
    empty: 'No block had hours in this period.',
  };
}

function blockRow(roll: BlockRoll, { blocks, terms }: Stated): Table['rows'][number] {
  const block = blocks.get(roll.block);
  if (block === undefined) throw new RangeError(`block ${roll.block} is not in its statement`);
  const rate = formatMoney(rateCentsPerHour(block.price, block.minutes), terms.currency);
  const until = block.expiresOn === null ? 'no expiry' : `until ${shortDay(block.expiresOn)}`;
  const told = [block.name, `${shortDay(block.boughtOn)}, ${until}`, `${rate} an hour`];
  const figure = ({ minutes, value }: Quantity): readonly string[] =>
    minutes === 0 && value === 0
      ? [NOTHING]
      : [hoursFigure(minutes), moneyFigure(value, terms.currency)];
  return [told, ...ROLL_COLUMNS.map((name) => figure(roll[name]))];
}

const NOTHING = '–';

function linesTable(stated: Stated): Table {
  const { statement, terms } = stated;
  const edge = (day: Stated['statement']['from'], says: string, { minutes, value }: Quantity) => [
    ...[[shortDay(day)], [says], [], [], []],
    ...[[moneyFigure(value, terms.currency)], [hoursFigure(minutes)]],
  ];
  return {
    heading: 'What happened',
    columns: [
      { label: 'Day', align: 'left', width: 'fit' },
      { label: 'What', align: 'left', width: 'rest' },
      { label: 'Worked', align: 'right', width: 'fit' },
      { label: 'Block', align: 'left', width: 'fit' },
      { label: 'Hours', align: 'right', width: 'fit' },
      { label: terms.currency, align: 'right', width: 'fit' },
      { label: 'Balance', align: 'right', width: 'fit' },
    ],
    rows: [
      edge(statement.from, 'Opening balance', statement.total.opening),
      ...statement.lines.flatMap((line) => lineRows(line, stated)),
      edge(statement.to, 'Closing balance', statement.total.closing),
    ],
    empty: '',
  };
}

type Part = { readonly name: string; readonly hours: string; readonly value: string };

/** A line may move several blocks, and owe beside them: each part is a row. */
function lineRows(line: StatementLine, stated: Stated): Table['rows'] {
  const { record, toldOn, entry } = line;
  const parts = partsOf(line, stated);
  const about = record.on === toldOn ? [] : [`of ${shortDay(record.on)}`];
  const by = [entry?.technician ?? '', entry?.job ?? '', ...about].filter((part) => part !== '');
  const says = oneLine(lineSays(line, stated.terms));
  const what = by.length === 0 ? [says] : [says, oneLine(by.join(' · '))];
  const worked = entry === null || record.kind === 'cover' ? [] : [hoursFigure(workedIn(line))];
  return parts.map(({ name, hours, value }, place) => [
    ...(place === 0 ? [[shortDay(toldOn)], what, worked] : [[], [], []]),
    ...[[name], [hours], [value]],
    place === parts.length - 1 ? [hoursFigure(line.balanceMinutes)] : [],
  ]);
}

/** A reversal takes back what was worked. */
function workedIn({ record, entry }: StatementLine): number {
  const minutes = entry?.workedMinutes ?? NO_MINUTES;
  return record.kind === 'reversal' ? 0 - minutes : minutes;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function partsOf(line: StatementLine, { terms }: Stated): readonly Part[] {
  const { record, entry, moves, overage, travel } = line;
  const money = (value: Cents | null): string =>
    value === null ? 'no rate' : moneyFigure(value, terms.currency);
  const parts = moves.map(({ block, minutes, value }): Part => {
    return { name: nameOf(terms, block), hours: hoursFigure(minutes), value: money(value) };
  });
  const owed = (name: string, { minutes, value }: StatementLine['overage']): void => {
    if (minutes === 0 && value === 0) return;
    parts.push({ name, hours: hoursFigure(minutes), value: money(value) });
  };
  owed('Overage', overage);
  owed(entry?.freeTravel === true ? 'Free travel' : 'Travel', travel);
  if (record.kind === 'payment')
    parts.push({ name: 'Paid', hours: '', value: money(paidIn(line)) });
  return parts.length === 0 ? [{ name: '', hours: '', value: '' }] : parts;
}

/** Opening + bought − drawn − lapsed − refunded = closing, and what is owed beside the blocks. */
function totalsOf(stated: Stated): readonly Fact[] {
  const { total, lines } = stated.statement;
  // Below zero where more came back than went: then that is added.
  const taken = (label: string, { minutes: count, value }: Quantity): readonly Fact[] => {
    if (count === 0 && value === 0) return [];
    const isBack = count <= 0 && value <= 0;
    const told = isBack
      ? { minutes: minutes(0 - count), value: cents(0 - value) }
      : { minutes: count, value };
    return [{ label, value: `${isBack ? '+' : '−'} ${quantityWords(told, stated)}` }];
  };
  const { bought } = total;
  return [
    { label: 'Opening balance', value: quantityWords(total.opening, stated) },
    ...(bought.minutes === 0 && bought.value === 0
      ? []
      : [{ label: 'Bought', value: `+ ${quantityWords(bought, stated)}` }]),
    ...taken('Drawn', total.drawn),
    ...taken('Lapsed', total.lapsed),
    ...taken('Refunded', total.refunded),
    { label: 'Closing balance', value: quantityWords(total.closing, stated), strong: true },
    ...owedFact('Overage beside the blocks', lines, (line) => line.overage, stated),
    ...owedFact('Travel beside the blocks', lines, (line) => line.travel, stated),
  ];
}

function owedFact(
  label: string,
  lines: readonly StatementLine[],
  owedIn: (line: StatementLine) => StatementLine['overage'],
  { terms }: Stated,
): readonly Fact[] {
  const owed = lines.map(owedIn).filter(({ minutes, value }) => minutes !== 0 || value !== 0);
  if (owed.length === 0) return [];
  let [time, value] = [0, 0];
  for (const one of owed) [time, value] = [time + one.minutes, value + (one.value ?? 0)];
  const isKnown = owed.every((one) => one.value !== null);
  const worth = formatMoney(cents(value), terms.currency);
  const told = isKnown ? worth : `${worth} and what has no rate`;
  return [{ label, value: `${formatMinutes(time)} · ${told}` }];
}
