/** Why an entry drew what it drew: rule by rule, and every block that was looked at. */
import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Hours } from '../../ui/figures.tsx';
import { countText, proseText } from '../../ui/format.ts';
import { Sideways } from '../../ui/sideways.tsx';
import { BlockLink } from '../shell/links.tsx';

type Why = OutputOf<'entry.why'>;
type Verdict = Why['blocks'][number]['verdict'];

/** What each rule is about, for who does not know them by number. */
const RULES: Readonly<Record<string, string>> = {
  B2: 'Rounding',
  B3: 'Weight',
  B4: 'Blocks',
  B6: 'Shortage',
  B10: 'Travel',
  A4: 'Payment',
  A8: 'Covered later',
};

const VERDICTS: Readonly<Record<Verdict, string>> = {
  drawn: 'Drawn',
  would_be_drawn: 'Would be drawn',
  out_of_scope: 'For other work',
  bought_later: 'Bought later',
  expired: 'Had expired',
  used_up: 'Had nothing left',
  not_open: 'Was not paid',
  not_needed: 'Not needed',
};

export function EntryWhy({ why }: { readonly why: Why }) {
  const { entry, rules, blocks } = why;
  if (entry.outcome === null) {
    return (
      <Text size="sm">
        Nothing is decided yet. When it is posted, each rule that was looked at is kept here, in
        words.
      </Text>
    );
  }
  return (
    <Stack gap="md">
      <ol className="items">
        {rules.map(({ rule, says }) => (
          <li key={rule}>
            <Text size="sm" fw={600}>
              {RULES[rule] ?? 'Rule'}{' '}
              <Text span size="xs" c="dimmed" fw={400}>
                rule {rule}
              </Text>
            </Text>
            <Text size="sm">{proseText(says)}</Text>
          </li>
        ))}
      </ol>
      {blocks.length > 0 && <BlocksLookedAt why={why} />}
    </Stack>
  );
}

/** Those with nothing left are told of, and shown to who asks for them. */
function BlocksLookedAt({ why: { entry, blocks } }: { readonly why: Why }) {
  const [showsAll, setShowsAll] = useState(false);
  const telling = blocks.filter(
    ({ minutes, leftMinutesBefore }) => minutes > 0 || leftMinutesBefore > 0,
  );
  const shown = showsAll ? blocks : telling;
  const rest = blocks.length - telling.length;
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        Blocks that were looked at, in draw order
      </Title>
      {shown.length === 0 && <Text size="sm">None of them had anything left.</Text>}
      {shown.length > 0 && (
        <Sideways name="Blocks looked at">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Block</Table.Th>
                <Table.Th scope="col">Found</Table.Th>
                <Table.Th scope="col" className="figure">
                  Left before
                </Table.Th>
                <Table.Th scope="col" className="figure">
                  Given
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map(({ block, name, verdict, minutes, leftMinutesBefore }) => (
                <Table.Tr key={block}>
                  <Table.Td>
                    <BlockLink client={entry.client} block={block}>
                      {name}
                    </BlockLink>
                  </Table.Td>
                  <Table.Td>{VERDICTS[verdict]}</Table.Td>
                  <Table.Td className="figure">
                    <Hours minutes={leftMinutesBefore} />
                  </Table.Td>
                  <Table.Td className="figure">
                    {minutes === 0 ? '–' : <Hours minutes={minutes} />}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Sideways>
      )}
      {!showsAll && rest > 0 && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={() => setShowsAll(true)}>
          Show {countText(rest, 'block')} with nothing left
        </Button>
      )}
    </div>
  );
}
