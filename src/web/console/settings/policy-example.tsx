/** What a policy would make of one entry, and what it would have made of those posted last. */
import { Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { FirmPolicy } from '../../../engine/terms.ts';
import { MinutesField } from '../../ui/fields.tsx';
import { Hours } from '../../ui/figures.tsx';
import { countText } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { useList } from '../../ui/queries.ts';
import { typedMinutes } from '../../ui/typed.ts';
import { billedByPolicy, type Outcome, outcomeOf } from './policy-outcome.ts';

type Both = { readonly before: FirmPolicy; readonly after: FirmPolicy };

export function PolicyExample({ before, after }: Both) {
  const [worked, setWorked] = useState('50');
  const [left, setLeft] = useState('40');
  const counts = [typedMinutes(worked), typedMinutes(left)] as const;
  return (
    <Section title="For example">
      <Group align="flex-end">
        <MinutesField
          label="Somebody works"
          value={worked}
          onChange={({ currentTarget }) => setWorked(currentTarget.value)}
        />
        <MinutesField
          label="for a client with this left"
          value={left}
          onChange={({ currentTarget }) => setLeft(currentTarget.value)}
        />
      </Group>
      {counts[0] !== null && counts[1] !== null && (
        <Outcomes
          before={outcomeOf(counts[0], counts[1], before)}
          after={outcomeOf(counts[0], counts[1], after)}
        />
      )}
      <Lately before={before} after={after} />
    </Section>
  );
}

function Outcomes({ before, after }: { readonly before: Outcome; readonly after: Outcome }) {
  return (
    <Table captionSide="bottom" maw="40rem">
      <Table.Caption>One entry, by both</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">What comes of it</Table.Th>
          <Table.Th scope="col" className="figure">
            Before
          </Table.Th>
          <Table.Th scope="col" className="figure">
            After
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ROWS.map(([label, name]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {label}
            </Table.Th>
            {[before, after].map((outcome, place) => (
              <Table.Td
                key={place === 0 ? 'before' : 'after'}
                className="figure"
                fw={before[name] === after[name] ? 400 : 700}
              >
                {outcome.refused === null ? (
                  <Hours minutes={outcome[name]} />
                ) : name === 'billed' ? (
                  outcome.refused
                ) : (
                  '–'
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const ROWS = [
  ['Billed', 'billed'],
  ['Drawn from the block', 'drawn'],
  ['Overage', 'overage'],
  ['Waiting for hours', 'waiting'],
] as const;

/** The entries posted last, billed again: what the difference comes to in practice. */
function Lately({ before, after }: Both) {
  const { items, isRead } = useList('entry.list', { state: 'posted', limit: 200 });
  const own = items.filter(({ outcome }) => outcome?.separateMinutes === 0);
  if (!isRead || own.length === 0) return null;
  const [was, is] = [billedByPolicy(own, before), billedByPolicy(own, after)];
  const worked = own.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0);
  return (
    <Stack gap={2}>
      <Text>
        Of the last {countText(own.length, 'posted entry', 'posted entries')}, travel billed apart
        left out, <Hours minutes={worked} /> were worked. That is billed as{' '}
        <Hours minutes={was} fw={600} /> before and <Hours minutes={is} fw={600} /> after
        {was === is ? ': the same' : ''}
        {was !== is && (
          <>
            , <Hours minutes={Math.abs(is - was)} fw={600} /> {is > was ? 'more' : 'less'}
          </>
        )}
        .
      </Text>
      <Text size="sm" c="dimmed">
        A reckoning, to see what it comes to: those entries stay as they were posted.
      </Text>
    </Stack>
  );
}
