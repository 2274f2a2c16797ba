/** The blocks over a period: opening + bought − drawn − lapsed − refunded = closing (H2). */
import { Table, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Hours, Money } from '../../ui/figures.tsx';
import { Sideways } from '../../ui/sideways.tsx';
import { BlockLink } from '../shell/links.tsx';

type Statement = OutputOf<'statement.show'>;
type Roll = Statement['total'];

const PARTS = [
  { name: 'opening', heading: 'At the beginning' },
  { name: 'bought', heading: '+ bought' },
  { name: 'drawn', heading: '− drawn' },
  { name: 'lapsed', heading: '− lapsed' },
  { name: 'refunded', heading: '− refunded' },
  { name: 'closing', heading: '= at the end' },
] as const;

export function StatementRoll({
  client,
  statement: { blocks, total, currency },
}: {
  readonly client: string;
  readonly statement: Statement;
}) {
  return (
    <Sideways name="Blocks over the period">
      <Table captionSide="bottom">
        <Table.Caption>Blocks over the period: hours, and what they were bought for</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Block</Table.Th>
            {PARTS.map(({ name, heading }) => (
              <Table.Th key={name} scope="col" className="figure">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {blocks.map((each) => (
            <Table.Tr key={each.block}>
              <Table.Th scope="row" fw={400}>
                <BlockLink client={client} block={each.block}>
                  {each.block}
                </BlockLink>
              </Table.Th>
              <Quantities roll={each} currency={currency} />
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr fw={600}>
            <Table.Th scope="row">All blocks</Table.Th>
            <Quantities roll={total} currency={currency} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Sideways>
  );
}

function Quantities({ roll, currency }: { readonly roll: Roll; readonly currency: string }) {
  return PARTS.map(({ name }) => {
    const { minutes, value } = roll[name];
    return (
      <Table.Td key={name} className="figure">
        {minutes === 0 && Number(value) === 0 ? (
          <Text span c="dimmed">
            –
          </Text>
        ) : (
          <>
            <Hours minutes={minutes} />
            <Text size="xs" c="dimmed" fw={400}>
              <Money amount={value} currency={currency} />
            </Text>
          </>
        )}
      </Table.Td>
    );
  });
}
