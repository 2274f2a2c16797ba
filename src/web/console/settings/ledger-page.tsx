/** The ledger, verified: recomputed from the journal alone, with the hash to keep. */
import { Button, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { countText } from '../../ui/format.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { Frame } from './frame.tsx';

type Verified = OutputOf<'ledger.verify'>;
type Finding = Verified['findings'][number];

const COLUMNS: readonly Column<Finding>[] = [
  { heading: 'Client', cell: ({ client }) => client, text: ({ client }) => client },
  { heading: 'What', cell: ({ what }) => what, text: ({ what }) => what },
  { heading: 'Of', cell: ({ subject }) => subject, text: ({ subject }) => subject },
  { heading: 'Expected', cell: ({ expected }) => expected, text: ({ expected }) => expected },
  { heading: 'Found', cell: ({ found }) => found, text: ({ found }) => found },
];

export function LedgerPage() {
  const { data, error, isFetching, refetch, dataUpdatedAt } = useOperation('ledger.verify', {});
  return (
    <Frame
      title="Ledger"
      says="Hours and money are kept in one journal for each client, to which is only ever added. Here
        everything is computed anew from it: the chain of its records, its sums, every balance and
        every block."
      actions={
        <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
          Verify again
        </Button>
      }
    >
      <Problem error={error} />
      {data === undefined ? (
        error === null && <Waiting height={240} />
      ) : (
        <Verdict verified={data} at={new Date(dataUpdatedAt)} />
      )}
    </Frame>
  );
}

function Verdict({ verified, at }: { readonly verified: Verified; readonly at: Date }) {
  const { clients, records, hash, findings, leftOut } = verified;
  const isSound = findings.length === 0;
  return (
    <>
      <Section title={isSound ? 'Everything agrees' : 'Something does not agree'}>
        <Text role="status">
          {countText(records, 'record')} of {countText(clients, 'client')}, verified at{' '}
          {at.toLocaleTimeString()}:{' '}
          {isSound
            ? 'no finding.'
            : `${countText(findings.length + leftOut, 'finding')}. Make a backup before anything else, and ask for help with this list.`}
        </Text>
        <Stack gap={4}>
          <Text size="sm" c="dimmed">
            The hash of all journals. Keep it somewhere else, such as with your accountant: as long
            as nothing is added it stays the same, and nobody can change the past without changing
            it.
          </Text>
          <CopyLine label="Hash" text={hash} />
        </Stack>
      </Section>
      {!isSound && (
        <Section title="Findings">
          <Rows
            caption={`Findings${leftOut > 0 ? `, and ${leftOut} more` : ''}`}
            items={findings}
            keyOf={({ client, what, subject }) => `${client} ${what} ${subject}`}
            columns={COLUMNS}
          />
        </Section>
      )}
    </>
  );
}
