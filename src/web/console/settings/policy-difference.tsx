/** Before and after, sentence by sentence: only what differs. */
import { ScrollArea, Table, Text } from '@mantine/core';
import { settingsInWords } from '../../../engine/policy-words.ts';
import type { FirmPolicy } from '../../../engine/terms.ts';
import { dayText } from '../../ui/format.ts';
import { SETTINGS } from './policy-settings.ts';

export function PolicyDifference({
  before,
  after,
  on,
}: {
  readonly before: FirmPolicy;
  readonly after: FirmPolicy;
  readonly on: string;
}) {
  const changes = changesBetween(before, after);
  if (changes.length === 0) {
    return <Text role="status">Nothing: it is what holds on {dayText(on)} already.</Text>;
  }
  return (
    <>
      <ScrollArea
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'What changes' }}
      >
        <Table captionSide="bottom" miw="32rem">
          <Table.Caption>What changes on {dayText(on)}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Until the day before</Table.Th>
              <Table.Th scope="col">From {dayText(on)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map(({ was, is }) => (
              <Table.Tr key={is}>
                <Table.Td c="dimmed">{was}</Table.Td>
                <Table.Td fw={600}>{is}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      <Text size="sm" c="dimmed">
        Changes: work of {dayText(on)} or later that is posted from now on. Does not change: what is
        posted already, work of the days before, and clients with exceptions of their own in these
        points.
      </Text>
    </>
  );
}

/** The sentences that differ, each beside the one it takes the place of. */
function changesBetween(before: FirmPolicy, after: FirmPolicy) {
  const pairs = SETTINGS.map(({ name }) => ({
    was: settingsInWords({ [name]: before[name] }, before).join(' '),
    is: settingsInWords({ [name]: after[name] }, after).join(' '),
  }));
  const differing = pairs.filter(({ was, is }) => was !== is);
  return differing.filter(
    ({ is }, place) => differing.findIndex((each) => each.is === is) === place,
  );
}
