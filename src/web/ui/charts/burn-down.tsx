/** How a client's hours were used, when what is left expires, and where the forecast leads (J1). */
import { Group, Table, Text } from '@mantine/core';
import { area, curveStepAfter, line } from 'd3-shape';
import type { OutputOf } from '../../../contract/operations.ts';
import { dayNumber } from '../days.ts';
import { Day, Hours, Money } from '../figures.tsx';
import { dayText, hoursText, proseText } from '../format.ts';
import { Sideways } from '../sideways.tsx';
import { type Frame, MARGIN, PLOT_HEIGHT, Plot } from './plot.tsx';

type BurnDownData = OutputOf<'burn-down.show'>;

/** How far ahead is drawn at most, and at least where something is ahead. */
const MOST_DAYS_AHEAD = 240;
const FEWEST_DAYS_AHEAD = 30;

export function BurnDown({ data }: { readonly data: BurnDownData }) {
  const { from, to, asOf, steps, expiries, usableMinutes, forecast } = data;
  const isCurrent = to === asOf;
  const end = isCurrent ? horizonOf(data) : dayNumber(to);
  const most = Math.max(...steps.map((step) => step.leftMinutes), usableMinutes, 0);
  const says = `${hoursText(usableMinutes)} left on ${dayText(asOf)}. ${proseText(forecast.says)}`;
  return (
    <div>
      <Plot
        says={says}
        from={dayNumber(from)}
        to={end}
        most={most}
        tick={(figure) => hoursText(Math.round(figure))}
        unit={60}
        table={<Figures data={data} />}
      >
        {(frame) => (
          <>
            <Past frame={frame} data={data} />
            {isCurrent && <Ahead frame={frame} data={data} end={end} />}
            {isCurrent &&
              expiries
                .filter(({ on }) => dayNumber(on) <= end)
                .map((expiry) => <Mark key={expiry.block} frame={frame} expiry={expiry} />)}
          </>
        )}
      </Plot>
      <Group gap="lg" mt="xs">
        <Text size="xs" c="dimmed">
          — left so far
        </Text>
        {forecast.runsOutOn !== null && (
          <Text size="xs" c="dimmed">
            ┄ forecast, with its band
          </Text>
        )}
        {expiries.length > 0 && (
          <Text size="xs" c="dimmed">
            ┆ a block expires
          </Text>
        )}
      </Group>
    </div>
  );
}

/** Up to where what is ahead is drawn: the last day the forecast names, within reason. */
function horizonOf({ asOf, forecast, expiries }: BurnDownData): number {
  const { latestRunsOutOn, runsOutOn } = forecast;
  const named = [latestRunsOutOn ?? runsOutOn, expiries[0]?.on ?? null].filter((on) => on !== null);
  const inSight = named
    .map((on) => dayNumber(on) - dayNumber(asOf))
    .filter((days) => days <= MOST_DAYS_AHEAD);
  const furthest = Math.max(0, ...inSight);
  const ahead = Math.min(MOST_DAYS_AHEAD, Math.max(FEWEST_DAYS_AHEAD, furthest + 7));
  return dayNumber(asOf) + ahead;
}

function Past({ frame: { x, y }, data }: { readonly frame: Frame; readonly data: BurnDownData }) {
  const last = data.steps.at(-1);
  const points = data.steps.map(({ on, leftMinutes }) => [dayNumber(on), leftMinutes] as const);
  if (last !== undefined) points.push([dayNumber(data.to), last.leftMinutes]);
  const path = line<readonly [number, number]>(
    ([day]) => x(day),
    ([, minutes]) => y(minutes),
  ).curve(curveStepAfter);
  return <path d={path(points) ?? ''} fill="none" stroke="var(--line)" strokeWidth={2} />;
}

/** From what is usable today to none on the days that the forecast names. */
function Ahead({
  frame: { x, y },
  data: { asOf, usableMinutes, forecast },
  end,
}: {
  readonly frame: Frame;
  readonly data: BurnDownData;
  readonly end: number;
}) {
  const { runsOutOn, earliestRunsOutOn, latestRunsOutOn } = forecast;
  if (runsOutOn === null || earliestRunsOutOn === null) return null;
  const today = dayNumber(asOf);
  const slope = (out: number) => (day: number) =>
    Math.max(0, (usableMinutes * (out - day)) / Math.max(1, out - today));
  const [early, likely] = [slope(dayNumber(earliestRunsOutOn)), slope(dayNumber(runsOutOn))];
  const late = latestRunsOutOn === null ? () => usableMinutes : slope(dayNumber(latestRunsOutOn));
  const outs = [earliestRunsOutOn, runsOutOn, latestRunsOutOn].filter((on) => on !== null);
  const turns = outs.map(dayNumber).filter((day) => day < end);
  const days = [today, ...turns, end].sort((a, b) => a - b);
  const band = area<number>(
    (day) => x(day),
    (day) => y(early(day)),
    (day) => y(late(day)),
  );
  const path = line<number>(
    (day) => x(day),
    (day) => y(likely(day)),
  );
  return (
    <>
      <path d={band(days) ?? ''} fill="var(--band)" />
      <path
        d={path(days) ?? ''}
        fill="none"
        stroke="var(--line)"
        strokeWidth={2}
        strokeDasharray="2 5"
      />
    </>
  );
}

function Mark({
  frame: { x },
  expiry: { on, blockName, minutes },
}: {
  readonly frame: Frame;
  readonly expiry: BurnDownData['expiries'][number];
}) {
  const at = x(dayNumber(on));
  const [bottom, top] = [PLOT_HEIGHT - MARGIN.bottom, MARGIN.top];
  return (
    <g>
      <title>{`${blockName}: ${hoursText(minutes)} expire after ${dayText(on)}`}</title>
      <line
        x1={at}
        x2={at}
        y1={top}
        y2={bottom}
        stroke="var(--mark)"
        strokeWidth={1.5}
        strokeDasharray="4 3"
      />
      <circle cx={at} cy={top + 2} r={4} fill="var(--mark)" />
    </g>
  );
}

function Figures({ data }: { readonly data: BurnDownData }) {
  const { steps, expiries, forecast, currency } = data;
  return (
    <Sideways name="The figures of the picture">
      <Text size="sm" my="xs">
        {proseText(forecast.says)}
      </Text>
      {expiries.length > 0 && (
        <Table captionSide="top" mb="sm">
          <Table.Caption>What expires</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Last day</Table.Th>
              <Table.Th scope="col">Block</Table.Th>
              <Table.Th scope="col" className="figure">
                Left in it
              </Table.Th>
              <Table.Th scope="col" className="figure">
                Worth
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {expiries.map(({ on, block, blockName, minutes, value }) => (
              <Table.Tr key={block}>
                <Table.Td>
                  <Day day={on} />
                </Table.Td>
                <Table.Td>{blockName}</Table.Td>
                <Table.Td className="figure">
                  <Hours minutes={minutes} />
                </Table.Td>
                <Table.Td className="figure">
                  <Money amount={value} currency={currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Table captionSide="top">
        <Table.Caption>Left at the close of the day; it stays so until the next</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Day</Table.Th>
            <Table.Th scope="col" className="figure">
              Left
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {steps.map(({ on, leftMinutes }) => (
            <Table.Tr key={on}>
              <Table.Td>
                <Day day={on} />
              </Table.Td>
              <Table.Td className="figure">
                <Hours minutes={leftMinutes} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}
