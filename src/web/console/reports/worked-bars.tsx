/** The hours that were worked each month, as bars of some kinds. */
import { MonthBars } from '../../ui/charts/month-bars.tsx';
import { hoursText } from '../../ui/format.ts';

type Worked = { readonly month: string; readonly workedMinutes: number };

export function WorkedBars<Line extends Worked>({
  says,
  lines,
  kindOf,
}: {
  readonly says: string;
  readonly lines: readonly Line[];
  readonly kindOf: (line: Line) => string;
}) {
  const months = [...new Set(lines.map(({ month }) => month))].sort();
  const kinds = [...new Set(lines.map(kindOf))].map((name) => ({
    name,
    figures: months.map((month) =>
      lines
        .filter((line) => line.month === month && kindOf(line) === name)
        .reduce((sum, { workedMinutes }) => sum + workedMinutes, 0),
    ),
  }));
  return (
    <MonthBars
      says={says}
      months={months}
      kinds={kinds}
      tick={(minutes) => hoursText(Math.round(minutes))}
      unit={60}
    />
  );
}
