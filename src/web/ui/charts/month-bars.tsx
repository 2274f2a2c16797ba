/** Figures by month: stacked bars of several kinds, or one. */
import { Group, Table, Text } from '@mantine/core';
import { scaleBand } from 'd3-scale';
import { dayNumber } from '../days.ts';
import { monthShortText, monthText } from '../format.ts';
import { Sideways } from '../sideways.tsx';
import { MARGIN, PLOT_HEIGHT, Plot } from './plot.tsx';

/** One kind, with a figure for each month, in the order of the months. */
export type Kind = { readonly name: string; readonly figures: readonly number[] };

/** Told apart by lightness as well as by hue; the table and the key have the names. */
const FILLS = [
  '#17694b',
  '#4dae89',
  '#c98a1b',
  '#3b6ea5',
  '#9a5b8f',
  '#8a8f3a',
  '#b5523b',
  '#6b7780',
] as const;

export function MonthBars({
  says,
  months,
  kinds,
  tick,
  unit = 1,
}: {
  readonly says: string;
  /** As `2026-02`. */
  readonly months: readonly string[];
  readonly kinds: readonly Kind[];
  readonly tick: (figure: number) => string;
  /** What the lines of the ground are whole multiples of: 60, for hours of minutes. */
  readonly unit?: number;
}) {
  const sums = months.map((_, place) =>
    kinds.reduce((sum, { figures }) => sum + Math.max(0, figures[place] ?? 0), 0),
  );
  return (
    <div>
      <Plot
        says={says}
        from={0}
        to={1}
        most={Math.max(0, ...sums)}
        tick={tick}
        unit={unit}
        months={false}
        table={<Figures says={says} months={months} kinds={kinds} tick={tick} />}
      >
        {({ width, left, y }) => {
          const x = scaleBand(months, [left, width - MARGIN.right]).padding(0.25);
          const every = Math.ceil(48 / Math.max(1, x.step()));
          return months.map((month, place) => (
            <g key={month} transform={`translate(${x(month)} 0)`}>
              {stackOf(kinds, place).map(({ name, from, to, fill }) => (
                <rect
                  key={name}
                  y={y(to)}
                  width={x.bandwidth()}
                  height={Math.max(0, y(from) - y(to))}
                  fill={fill}
                >
                  <title>{`${monthText(month)}, ${name}: ${tick(to - from)}`}</title>
                </rect>
              ))}
              {place % every === 0 && (
                <text
                  x={x.bandwidth() / 2}
                  y={PLOT_HEIGHT - 8}
                  textAnchor="middle"
                  fill="var(--mantine-color-dimmed)"
                >
                  {monthShortText(dayNumber(`${month}-01`))}
                </text>
              )}
            </g>
          ));
        }}
      </Plot>
      {kinds.length > 1 && <Key kinds={kinds} />}
    </div>
  );
}

function stackOf(kinds: readonly Kind[], place: number) {
  let from = 0;
  return kinds.map(({ name, figures }, kind) => {
    const bar = { name, from, to: from + Math.max(0, figures[place] ?? 0), fill: fillOf(kind) };
    from = bar.to;
    return bar;
  });
}

function fillOf(kind: number): string {
  return FILLS[kind % FILLS.length] ?? FILLS[0];
}

function Key({ kinds }: { readonly kinds: readonly Kind[] }) {
  return (
    <Group gap="md" mt="xs">
      {kinds.map(({ name }, kind) => (
        <Group key={name} gap={6}>
          <svg width={12} height={12} aria-hidden>
            <rect width={12} height={12} rx={2} fill={fillOf(kind)} />
          </svg>
          <Text size="xs">{name}</Text>
        </Group>
      ))}
    </Group>
  );
}

function Figures({
  says,
  months,
  kinds,
  tick,
}: {
  readonly says: string;
  readonly months: readonly string[];
  readonly kinds: readonly Kind[];
  readonly tick: (figure: number) => string;
}) {
  return (
    <Sideways name={says}>
      <Table>
        <Table.Caption>{says}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Month</Table.Th>
            {kinds.map(({ name }) => (
              <Table.Th key={name} scope="col" className="figure">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {months.map((month, place) => (
            <Table.Tr key={month}>
              <Table.Th scope="row">{monthText(month)}</Table.Th>
              {kinds.map(({ name, figures }) => (
                <Table.Td key={name} className="figure">
                  {tick(figures[place] ?? 0)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}
