/** The ground of a picture: its size, its axes, and the same figures as a table. */
import { Box, Text, useMantineTheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { monthStarts } from '../days.ts';
import { monthShortText } from '../format.ts';
import { roundFigures, type Scale, scaleOf } from './scale.ts';

export const PLOT_HEIGHT = 260;
export const MARGIN = { top: 12, right: 12, bottom: 28 } as const;

/** Room for a letter of what stands at the left, and beside it. */
const LETTER_PIXELS = 7;
const BESIDE_PIXELS = 12;
const TICKS = 4;
const MONTH_PIXELS = 56;
/** What the name of a month takes. */
const LABEL_PIXELS = 44;

export type Frame = {
  readonly width: number;
  /** Where the picture begins, right of its figures. */
  readonly left: number;
  readonly x: Scale;
  readonly y: Scale;
};

/** Draws in the width there is. Who cannot see it hears `says`, and reads the table below it. */
export function Plot({
  says,
  from,
  to,
  most,
  tick,
  unit = 1,
  months = true,
  children,
  table,
}: {
  /** What the picture shows, in a sentence. */
  readonly says: string;
  readonly from: number;
  readonly to: number;
  /** The greatest figure; the least is none. */
  readonly most: number;
  readonly tick: (figure: number) => string;
  /** What the lines of the ground are whole multiples of: 60, for hours of minutes. */
  readonly unit?: number;
  readonly months?: boolean;
  readonly children: (frame: Frame) => ReactNode;
  readonly table: ReactNode;
}) {
  const { ref, width } = useElementSize();
  const { fontFamily } = useMantineTheme();
  const ticks = roundFigures(most === 0 ? 1 : most / unit, TICKS).map((figure) => figure * unit);
  const highest = ticks.at(-1) ?? 1;
  const longest = Math.max(...ticks.map((figure) => tick(figure).length));
  const left = longest * LETTER_PIXELS + BESIDE_PIXELS;
  const x = scaleOf([from, to], [left, Math.max(width - MARGIN.right, left + 1)]);
  const y = scaleOf([0, highest], [PLOT_HEIGHT - MARGIN.bottom, MARGIN.top]);
  return (
    <div>
      <Box ref={ref} h={PLOT_HEIGHT}>
        {width > 0 && (
          <svg
            width={width}
            height={PLOT_HEIGHT}
            role="img"
            aria-label={says}
            fontFamily={fontFamily}
            fontSize={12}
          >
            <title>{says}</title>
            <Figures y={y} ticks={ticks} width={width} left={left} tick={tick} />
            {months && <Months x={x} from={from} to={to} width={width} left={left} />}
            {children({ width, left, x, y })}
          </svg>
        )}
      </Box>
      <details>
        <summary>
          <Text span size="sm">
            The figures as a table
          </Text>
        </summary>
        {table}
      </details>
    </div>
  );
}

function Figures({
  y,
  ticks,
  width,
  left,
  tick,
}: {
  readonly y: Frame['y'];
  readonly ticks: readonly number[];
  readonly width: number;
  readonly left: number;
  readonly tick: (figure: number) => string;
}) {
  return ticks.map((figure) => (
    <g key={figure} transform={`translate(0 ${y(figure)})`}>
      <line x1={left} x2={width - MARGIN.right} stroke="var(--grid)" />
      <text x={left - 8} dy="0.32em" textAnchor="end" fill="var(--mantine-color-dimmed)">
        {tick(figure)}
      </text>
    </g>
  ));
}

function Months({
  x,
  from,
  to,
  width,
  left,
}: Pick<Frame, 'x' | 'width' | 'left'> & { from: number; to: number }) {
  const starts = monthStarts(from, to);
  const room = Math.max(1, Math.floor((width - left) / MONTH_PIXELS));
  const every = Math.ceil(starts.length / room);
  return starts
    .filter((start, place) => place % every === 0 && x(start) <= width - LABEL_PIXELS)
    .map((start) => (
      <text key={start} x={x(start)} y={PLOT_HEIGHT - 8} fill="var(--mantine-color-dimmed)">
        {monthShortText(start)}
      </text>
    ));
}
