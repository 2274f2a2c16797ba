/** A bank statement: what each line pays is said first, then recorded; the rest is assigned by hand. */
import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText } from '../../ui/format.ts';
import { Empty, Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import { BankLines } from './bank-lines.tsx';
import { BankReading, givenBy, NO_READING, type Reading } from './bank-reading.tsx';
import { InvoicesFrame } from './invoices-frame.tsx';

type Statement = OutputOf<'bank.read'>;

export function BankPage() {
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<Reading>(NO_READING);
  const [statement, setStatement] = useState<Statement | null>(null);
  const read = useWrite('bank.read', setStatement);
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setStatement(null);
    if (chosen !== null) read.mutate({ input: inputOf(chosen, reading), file: chosen });
  };
  return (
    <InvoicesFrame title="Bank statement">
      <Section title="The file">
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (file !== null) read.mutate({ input: inputOf(file, reading), file });
          }}
        >
          <Stack>
            <FileInput
              label="Bank statement"
              description="CSV or CAMT.053, as your bank gives it. Looking at it keeps nothing."
              placeholder="Choose a file"
              accept=".csv,.xml,.txt,text/csv,application/xml"
              clearable
              clearButtonProps={{ 'aria-label': 'Another file' }}
              maw="30rem"
              value={file}
              onChange={choose}
            />
            {file !== null && (
              <>
                <Problem error={read.error} />
                <BankReading
                  reading={reading}
                  onChange={setReading}
                  file={file}
                  isNeeded={read.error !== null}
                  isBusy={read.isPending}
                />
              </>
            )}
          </Stack>
        </form>
      </Section>
      {file === null && (
        <Empty says="Choose a statement: each line is matched to an open invoice by its number, its amount and the name of the payer. Nothing is recorded before you say so." />
      )}
      {file !== null && statement !== null && (
        <Read statement={statement} file={file} reading={reading} onRecorded={setStatement} />
      )}
    </InvoicesFrame>
  );
}

function inputOf(file: File, reading: Reading) {
  return { fileName: file.name.slice(0, 200), ...givenBy(reading) };
}

function Read({
  statement,
  file,
  reading,
  onRecorded,
}: {
  readonly statement: Statement;
  readonly file: File;
  readonly reading: Reading;
  readonly onRecorded: (statement: Statement) => void;
}) {
  const record = useWrite('bank.record', onRecorded);
  const { counts } = statement;
  return (
    <>
      <Section title="What it pays">
        <Text>{saysOf(counts)}</Text>
        <Problem error={record.error} />
        <Group>
          {counts.matched > 0 && (
            <Button
              loading={record.isPending}
              onClick={() => record.mutate({ input: inputOf(file, reading), file })}
            >
              Record {countText(counts.matched, 'payment')}
            </Button>
          )}
          {counts.matched === 0 && (
            <Text size="sm" c="dimmed">
              No line is certain and not recorded yet. What came in can be assigned by hand.
            </Text>
          )}
        </Group>
      </Section>
      <BankLines statement={statement} />
      <RefusedRows statement={statement} />
    </>
  );
}

/** Each state that there is, in words. */
function saysOf(counts: Statement['counts']): string {
  const parts: readonly (readonly [count: number, says: string])[] = [
    [counts.recorded, 'recorded just now'],
    [counts.matched, 'certain'],
    [counts.known, 'recorded before'],
    [counts.proposed, 'to be looked at'],
    [counts.unmatched, 'not matched'],
    [counts.outgoing, 'out of the account'],
    [counts.refused, 'certain, but refused'],
    [counts.refusedRows, 'not readable'],
    [counts.skippedRows, 'not booked yet'],
  ];
  const told = parts.filter(([count]) => count > 0);
  if (told.length === 0) return 'There is no line in it.';
  return `${told.map(([count, says]) => `${countText(count, 'line')} ${says}`).join(' · ')}.`;
}

function RefusedRows({ statement: { refused } }: { readonly statement: Statement }) {
  if (refused.length === 0) return null;
  return (
    <Section title="Rows that could not be read">
      {refused.map(({ row, message }) => (
        <Text key={row} size="sm">
          Row {row}: {message}
        </Text>
      ))}
    </Section>
  );
}
