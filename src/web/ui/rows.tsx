/** A list as a table: filtered, sorted and saved as a file, with its caption for those who hear it. */
import { Button, Group, Table, TextInput, UnstyledButton } from '@mantine/core';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { csvOf, saveFile } from './csv.ts';
import { Sideways } from './sideways.tsx';

export type Column<Item> = {
  readonly heading: string;
  readonly cell: (item: Item) => ReactNode;
  /** What it is sorted and filtered by, and what the file says: minutes and amounts as figures. */
  readonly text: (item: Item) => string | number;
  /** True for hours, money and counts: they stand to the right. */
  readonly isFigure?: boolean;
  /** True for what can be done with each: it is not sorted by, and not in the file. */
  readonly isAct?: boolean;
  /** True for what each cell says already: it is in the file alone. Such columns stand last. */
  readonly isFileOnly?: boolean;
};

type Props<Item> = {
  /** What the table lists; also the name of the file. */
  readonly caption: string;
  readonly items: readonly Item[];
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string;
  /** False where the server sorts, for all of a list longer than what was read. */
  readonly sorts?: boolean;
  /** False where there are filters of another kind. */
  readonly filters?: boolean;
  /** All that the file is to have; left out: the items. */
  readonly all?: () => Promise<readonly Item[]>;
};

type Sorting = { readonly column: number; readonly isUp: boolean };

export function Rows<Item>(props: Props<Item>) {
  const { caption, items, columns, keyOf, sorts = true, filters = true, all } = props;
  const [filter, setFilter] = useState('');
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const seen = useMemo(() => columns.filter(({ isFileOnly }) => isFileOnly !== true), [columns]);
  const shown = useMemo(
    () => sorted(filtered(items, columns, filter), seen, sorting),
    [items, columns, seen, filter, sorting],
  );
  const save = async (): Promise<void> => {
    const rows = all === undefined ? shown : await all();
    const told = columns.filter(({ isAct }) => isAct !== true);
    const cells = rows.map((item) => told.map(({ text }) => text(item)));
    saveFile(`${fileNameOf(caption)}.csv`, csvOf([told.map((each) => each.heading), ...cells]));
  };
  return (
    <div>
      <Group justify="flex-end" mb="xs" gap="xs">
        {filters && <Filter caption={caption} filter={filter} onFilter={setFilter} />}
        <Button variant="default" size="xs" onClick={() => void save()}>
          Save as CSV
        </Button>
      </Group>
      <Sideways name={`${caption}, as a table`}>
        <Table stickyHeader={false} highlightOnHover captionSide="bottom">
          <Table.Caption>
            {caption}
            {shown.length === 0 && (filter === '' ? ': nothing yet' : ': nothing matches')}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {seen.map((column, place) => (
                <Heading
                  key={column.heading}
                  column={column}
                  sorting={sorting?.column === place ? sorting : null}
                  onSort={
                    sorts && column.isAct !== true
                      ? () => setSorting(nextSorting(sorting, place))
                      : null
                  }
                />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((item) => (
              <Line key={keyOf(item)} item={item} columns={seen} />
            ))}
          </Table.Tbody>
        </Table>
      </Sideways>
    </div>
  );
}

function Filter({
  caption,
  filter,
  onFilter,
}: {
  readonly caption: string;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}) {
  return (
    <TextInput
      size="xs"
      aria-label={`Filter ${caption}`}
      placeholder="Filter"
      value={filter}
      onChange={({ currentTarget }) => onFilter(currentTarget.value)}
    />
  );
}

type LineProps<Item> = { readonly item: Item; readonly columns: readonly Column<Item>[] };

function LineOf<Item>({ item, columns }: LineProps<Item>) {
  return (
    <Table.Tr>
      {columns.map(({ heading, cell, isFigure }) => (
        <Table.Td key={heading} className={isFigure === true ? 'figure' : ''}>
          {cell(item)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** In a long list, a line whose item stays as it was is not drawn again. */
const Line = memo(LineOf) as typeof LineOf;

function Heading<Item>({
  column: { heading, isFigure },
  sorting,
  onSort,
}: {
  readonly column: Column<Item>;
  readonly sorting: Sorting | null;
  readonly onSort: (() => void) | null;
}) {
  const order = sorting === null ? 'none' : sorting.isUp ? 'ascending' : 'descending';
  const mark = sorting === null ? '' : sorting.isUp ? ' ↑' : ' ↓';
  return (
    <Table.Th
      scope="col"
      className={isFigure === true ? 'figure' : ''}
      {...(onSort === null ? {} : { 'aria-sort': order })}
    >
      {onSort === null ? (
        heading
      ) : (
        <UnstyledButton fz="inherit" fw="inherit" onClick={onSort}>
          {heading}
          <span aria-hidden>{mark}</span>
        </UnstyledButton>
      )}
    </Table.Th>
  );
}

function nextSorting(sorting: Sorting | null, column: number): Sorting {
  return { column, isUp: sorting?.column === column ? !sorting.isUp : true };
}

function filtered<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  filter: string,
): readonly Item[] {
  const wanted = filter.trim().toLocaleLowerCase();
  if (wanted === '') return items;
  return items.filter((item) =>
    columns.some(({ text }) => String(text(item)).toLocaleLowerCase().includes(wanted)),
  );
}

function sorted<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  sorting: Sorting | null,
): readonly Item[] {
  const column = sorting === null ? undefined : columns[sorting.column];
  if (sorting === null || column === undefined) return items;
  const sign = sorting.isUp ? 1 : -1;
  return items.toSorted((a, b) => sign * compared(column.text(a), column.text(b)));
}

/** Amounts are told as text: two that are figures are compared as such. */
function compared(a: string | number, b: string | number): number {
  const [first, second] = [Number(a), Number(b)];
  const areFigures = a !== '' && b !== '' && !Number.isNaN(first) && !Number.isNaN(second);
  return areFigures ? first - second : String(a).localeCompare(String(b));
}

function fileNameOf(caption: string): string {
  return caption.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
