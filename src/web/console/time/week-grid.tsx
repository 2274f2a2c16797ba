/** A week as a grid: days across, client and work type down; arrows move, Enter opens. */
import { Table, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { hoursText, weekdayText } from '../../ui/format.ts';
import { joinedText } from '../../ui/joined.ts';
import type { Cell, Week, WeekRow } from './week.ts';

const STEPS: Readonly<Record<string, readonly [rows: number, days: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export function WeekGrid({
  week,
  today,
  onOpen,
}: {
  readonly week: Week;
  readonly today: string;
  readonly onOpen: (row: WeekRow, cell: Cell) => void;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const from = event.target instanceof HTMLElement ? event.target.dataset['place'] : undefined;
    if (step === undefined || from === undefined) return;
    event.preventDefault();
    const [row = 0, day = 0] = from.split(' ').map(Number);
    const place = `${row + step[0]} ${day + step[1]}`;
    body.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
  };
  return (
    <Table.ScrollContainer
      minWidth={0}
      type="native"
      tabIndex={0}
      role="region"
      aria-label="Hours of the week"
    >
      <Table className="week" horizontalSpacing={4} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Client and work type</Table.Th>
            {week.days.map((day) => (
              <Table.Th key={day} scope="col" {...mark(day, today)}>
                {weekdayText(day)}
              </Table.Th>
            ))}
            <Table.Th scope="col">Week</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body} onKeyDown={move}>
          {week.rows.map((row, place) => (
            <RowOfWeek key={row.key} row={row} place={place} today={today} onOpen={onOpen} />
          ))}
        </Table.Tbody>
        <Totals week={week} today={today} />
      </Table>
    </Table.ScrollContainer>
  );
}

/** The column of today stands out. */
function mark(day: string, today: string) {
  return day === today ? { 'data-today': true } : {};
}

function RowOfWeek({
  row,
  place,
  today,
  onOpen,
}: {
  readonly row: WeekRow;
  readonly place: number;
  readonly today: string;
  readonly onOpen: (row: WeekRow, cell: Cell) => void;
}) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {row.clientName}
        <br />
        <small>{row.workType}</small>
      </Table.Th>
      {row.cells.map((cell, day) => (
        <Table.Td key={cell.day} {...mark(cell.day, today)}>
          <CellButton row={row} cell={cell} place={`${place} ${day}`} onOpen={onOpen} />
        </Table.Td>
      ))}
      <Table.Td>{hoursText(row.minutes)}</Table.Td>
    </Table.Tr>
  );
}

function Totals({ week, today }: { readonly week: Week; readonly today: string }) {
  return (
    <Table.Tfoot>
      <Table.Tr>
        <Table.Th scope="row">Worked</Table.Th>
        {week.totals.map((minutes, day) => (
          <Table.Td key={week.days[day]} fw={600} {...mark(week.days[day] ?? '', today)}>
            {minutes === 0 ? '–' : hoursText(minutes)}
          </Table.Td>
        ))}
        <Table.Td fw={700}>{hoursText(week.minutes)}</Table.Td>
      </Table.Tr>
    </Table.Tfoot>
  );
}

function CellButton({
  row,
  cell,
  place,
  onOpen,
}: {
  readonly row: WeekRow;
  readonly cell: Cell;
  readonly place: string;
  readonly onOpen: (row: WeekRow, cell: Cell) => void;
}) {
  const isEmpty = cell.entries.length === 0;
  const where = joinedText([row.clientName, row.workType, weekdayText(cell.day)]);
  const notPosted = notPostedIn(cell);
  const says = isEmpty ? `Log: ${where}` : `${hoursText(cell.minutes)}${notPosted}: ${where}`;
  return (
    <UnstyledButton
      className="cell"
      data-place={place}
      data-empty={isEmpty || undefined}
      aria-label={says}
      onClick={() => onOpen(row, cell)}
    >
      {isEmpty ? '·' : hoursText(cell.minutes)}
      {notPosted !== '' && <small>{notPosted}</small>}
    </UnstyledButton>
  );
}

/** What of a cell is not posted yet, told with its word. */
function notPostedIn({ entries }: Cell): string {
  const states = new Set(entries.map(({ state }) => state));
  if (states.has('waiting')) return ' waiting';
  return states.has('draft') ? ' draft' : '';
}
