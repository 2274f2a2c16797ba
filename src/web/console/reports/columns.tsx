/** The columns that reports share. */
import type { OutputOf } from '../../../contract/operations.ts';
import { Hours, Money } from '../../ui/figures.tsx';
import { monthText } from '../../ui/format.ts';
import type { Column } from '../../ui/rows.tsx';

export const MONTH: Column<{ readonly month: string }> = {
  heading: 'Month',
  cell: ({ month }) => monthText(month),
  text: ({ month }) => month,
};

/** Amounts of a line, each under its heading, in the currency of the line. */
export function moneyColumns<Name extends string>(
  parts: readonly (readonly [heading: string, name: Name])[],
): readonly Column<Readonly<Record<Name, string>> & { readonly currency: string }>[] {
  return parts.map(([heading, name]) => ({
    heading,
    isFigure: true,
    cell: (line) => <Money amount={line[name]} currency={line.currency} />,
    text: (line) => line[name],
  }));
}

type Worked = Pick<
  OutputOf<'report.hours'>['totals'][number],
  | 'workedMinutes'
  | 'billedMinutes'
  | 'drawnMinutes'
  | 'overageMinutes'
  | 'separateMinutes'
  | 'waitingMinutes'
  | 'draftMinutes'
>;

const PARTS = [
  ['Worked', 'workedMinutes'],
  ['Billed', 'billedMinutes'],
  ['Drawn', 'drawnMinutes'],
  ['Overage', 'overageMinutes'],
  ['Billed apart', 'separateMinutes'],
  ['Waiting', 'waitingMinutes'],
  ['Draft', 'draftMinutes'],
] as const;

/** What work came to. */
export const WORKED: readonly Column<Worked>[] = PARTS.map(([heading, part]) => ({
  heading,
  isFigure: true,
  cell: (line) => <Hours minutes={line[part]} />,
  text: (line) => line[part],
}));
