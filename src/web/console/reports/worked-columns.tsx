/** What work came to, in the columns that reports of hours share. */
import type { OutputOf } from '../../../contract/operations.ts';
import { Hours } from '../../ui/figures.tsx';
import type { Column } from '../../ui/rows.tsx';

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

export const WORKED: readonly Column<Worked>[] = PARTS.map(([heading, part]) => ({
  heading,
  isFigure: true,
  cell: (line) => <Hours minutes={line[part]} />,
  text: (line) => line[part],
}));
