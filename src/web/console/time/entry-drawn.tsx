/** What an entry drew, block by block, and what no block covered; or what it would draw. */
import { Table, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Hours, Money, Rate } from '../../ui/figures.tsx';
import { Sideways } from '../../ui/sideways.tsx';
import { BlockLink } from '../shell/links.tsx';
import { useBlockFacts } from './block-facts.ts';
import { DraftPreview } from './draft-item.tsx';
import { type BlockFacts, countedText, type Outcome, worthText } from './draw-words.ts';
import { DrawSentence, ToneBadge } from './preview-line.tsx';

type Entry = OutputOf<'entry.show'>;

export function EntryDrawn({ entry }: { readonly entry: Entry }) {
  const { outcome, state } = entry;
  if (state === 'draft' || outcome === null) {
    return (
      <>
        <Text size="sm" c="dimmed">
          A draft draws nothing. Posted now, this is what it would do:
        </Text>
        <DraftPreview entry={entry.id} />
      </>
    );
  }
  const counted = countedText(entry.workedMinutes, outcome);
  const isPlain = state === 'waiting' || (outcome.draws.length === 0 && !hasMoney(outcome));
  return (
    <>
      {counted !== null && <Text size="sm">{counted}.</Text>}
      {state === 'reversed' && (
        <Text size="sm">It was reversed: all of this went back where it came from.</Text>
      )}
      {isPlain ? (
        <Text size="sm" component="div">
          <ToneBadge outcome={outcome} /> <DrawSentence entry={entry} outcome={outcome} />.
        </Text>
      ) : (
        <DrawnTable entry={entry} outcome={outcome} />
      )}
    </>
  );
}

function hasMoney({ overageMinutes, separateMinutes }: Outcome): boolean {
  return overageMinutes > 0 || separateMinutes > 0;
}

function DrawnTable({ entry, outcome }: { readonly entry: Entry; readonly outcome: Outcome }) {
  const { client, currency } = entry;
  const factsOf = useBlockFacts(
    client,
    outcome.draws.map(({ block }) => block),
  );
  return (
    <Sideways name="Drawn, block by block">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">From</Table.Th>
            <Table.Th scope="col" className="figure">
              Minutes
            </Table.Th>
            <Table.Th scope="col" className="figure">
              Rate
            </Table.Th>
            <Table.Th scope="col" className="figure">
              Worth
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcome.draws.map((slice) => (
            <SliceRow
              key={`${slice.block} ${slice.minutes} ${slice.value}`}
              client={client}
              currency={currency}
              slice={slice}
              facts={factsOf(slice.block)}
            />
          ))}
          {outcome.overageMinutes > 0 && (
            <ApartRow
              says="Overage: no block covers it"
              minutes={outcome.overageMinutes}
              worth={worthText(outcome.overageValue, currency)}
            />
          )}
          {outcome.coverage === 'separate' && (
            <ApartRow
              says="Billed apart"
              minutes={outcome.separateMinutes}
              worth={worthText(outcome.separateValue, currency)}
            />
          )}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}

function SliceRow({
  client,
  currency,
  slice: { block, blockName, minutes, value },
  facts,
}: {
  readonly client: string;
  readonly currency: string;
  readonly slice: Outcome['draws'][number];
  readonly facts: BlockFacts | undefined;
}) {
  return (
    <Table.Tr>
      <Table.Td>
        <BlockLink client={client} block={block}>
          {blockName}
        </BlockLink>
      </Table.Td>
      <Table.Td className="figure">
        <Hours minutes={minutes} />
      </Table.Td>
      <Table.Td className="figure">
        {facts !== undefined && <Rate amount={facts.ratePerHour} currency={facts.currency} />}
      </Table.Td>
      <Table.Td className="figure">
        <Money amount={value} currency={currency} />
      </Table.Td>
    </Table.Tr>
  );
}

function ApartRow({
  says,
  minutes,
  worth,
}: {
  readonly says: string;
  readonly minutes: number;
  readonly worth: string;
}) {
  return (
    <Table.Tr>
      <Table.Td>{says}</Table.Td>
      <Table.Td className="figure">
        <Hours minutes={minutes} />
      </Table.Td>
      <Table.Td />
      <Table.Td className="figure">{worth}</Table.Td>
    </Table.Tr>
  );
}
