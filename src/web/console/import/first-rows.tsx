/** The first rows of a file as they stand there, and what was found out about how it is written. */
import { Stack, Table, Text } from '@mantine/core';
import { countText } from '../../ui/format.ts';
import { Sideways } from '../../ui/sideways.tsx';
import type { Reading } from './reading.ts';

const SEPARATORS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

export function FirstRows({
  reading: { headings, rows, encoding, separator, headingLine },
}: {
  readonly reading: Reading;
}) {
  // A file may call two columns the same: they are told apart by their place.
  const columns = headings.map((heading, place) => ({
    heading,
    place,
    key: `${place} ${heading}`,
  }));
  return (
    <Stack gap={4}>
      <Sideways name="The first rows">
        <Table captionSide="bottom" fz="sm" withColumnBorders>
          <Table.Caption>
            The first {countText(rows.length, 'row')}; {encoding}, {SEPARATORS[separator]} between
            cells, headings in line {headingLine}
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ heading, key }) => (
                <Table.Th key={key} scope="col">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
              <Table.Tr key={line}>
                {columns.map(({ place, key }) => (
                  <Table.Td key={key} style={{ whiteSpace: 'nowrap' }}>
                    {row[place]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Sideways>
      {rows.length === 0 && <Text c="dimmed">There is no row below the headings.</Text>}
    </Stack>
  );
}
