/** What came of an import, or would: rows booked, what is new, and the rows that were refused. */
import { Group, List, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { type Column, Rows } from '../../ui/rows.tsx';

export type Imported = OutputOf<'import.show'>;
type Refused = Imported['refused'][number];

const COLUMNS: readonly Column<Refused>[] = [
  { heading: 'Line', cell: ({ line }) => String(line), text: ({ line }) => line, isFigure: true },
  {
    heading: 'Id',
    cell: ({ id }) => <span className="figure">{id ?? '–'}</span>,
    text: ({ id }) => id ?? '',
  },
  { heading: 'Why', cell: ({ message }) => message, text: ({ message }) => message },
  { heading: 'Code', cell: ({ code }) => <code>{code}</code>, text: ({ code }) => code },
];

export function Outcome({ outcome }: { readonly outcome: Imported }) {
  const { dryRun, rowsBooked, rowsKnown, rowsRefused, rowsRead, refused, warnings } = outcome;
  const left = rowsRead - rowsBooked - rowsKnown - rowsRefused;
  return (
    <>
      <Section title={dryRun ? 'What would come of it' : 'What came of it'}>
        <Group gap="xl" align="flex-start">
          <Count count={rowsBooked} says={dryRun ? 'would be booked' : 'booked'} />
          <Count count={rowsKnown} says="known before, left as they are" />
          <Count count={rowsRefused} says="refused" />
          {outcome.state === 'done' && left > 0 && (
            <Count count={left} says="left out, such as what is not billable" />
          )}
        </Group>
        <News names={outcome.newClients} one="new client" dryRun={dryRun} />
        <News names={outcome.newWorkTypes} one="new work type" dryRun={dryRun} />
      </Section>
      {refused.length > 0 && (
        <Section title="Refused rows">
          <Text size="sm" c="dimmed">
            {rowsRefused > refused.length && `The first ${refused.length} of ${rowsRefused}. `}
            Save them as a file, mend them where they come from, and import the whole file again:
            only they are booked then.
          </Text>
          <Rows
            caption={`Refused rows of ${outcome.fileName}`}
            items={refused}
            keyOf={({ line, code }) => `${line} ${code}`}
            columns={COLUMNS}
          />
        </Section>
      )}
      {warnings.length > 0 && (
        <Section title="Worth a look">
          <List size="sm" spacing={4}>
            {warnings.slice(0, MOST_SHOWN).map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
          {warnings.length > MOST_SHOWN && (
            <Text size="sm" c="dimmed">
              And {countText(warnings.length - MOST_SHOWN, 'more', 'more')}.
            </Text>
          )}
        </Section>
      )}
    </>
  );
}

const MOST_SHOWN = 50;

function Count({ count, says }: { readonly count: number; readonly says: string }) {
  return (
    <Stack gap={0}>
      <Text fz="h2" fw={700} className="figure">
        {countText(count, 'row')}
      </Text>
      <Text size="sm" c="dimmed">
        {says}
      </Text>
    </Stack>
  );
}

function News({
  names,
  one,
  dryRun,
}: {
  readonly names: readonly string[];
  readonly one: string;
  readonly dryRun: boolean;
}) {
  if (names.length === 0) return null;
  return (
    <Text>
      {countText(names.length, one)} {dryRun ? 'would be added' : 'added'}: {names.join(', ')}.
    </Text>
  );
}
