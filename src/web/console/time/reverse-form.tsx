/** Reversing an entry: what goes back where, in figures, and the reason that is kept with it. */
import { Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText, moneyText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { BlockLink } from '../shell/links.tsx';
import { worthText } from './draw-words.ts';

type Entry = OutputOf<'entry.show'>;

export function ReverseForm({
  entry,
  onDone,
}: {
  readonly entry: Entry;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'entry.reverse',
    initial: { reason: '' },
    inputOf: ({ reason }) => ({ entry: entry.id, reason }),
    onDone,
  });
  const drawn = entry.outcome?.draws.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0;
  return (
    <form onSubmit={submit} noValidate>
      <GoesBack entry={entry} />
      <TextInput
        label="Why"
        description="Kept in the journal, and on the statement"
        mt="sm"
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('reason')}
        name="reason"
      />
      <FormEnd
        button={drawn > 0 ? `Reverse, and give back ${hoursText(drawn)}` : 'Reverse it'}
        isBusy={isBusy}
        problem={problem}
      />
    </form>
  );
}

function GoesBack({ entry: { client, currency, outcome } }: { readonly entry: Entry }) {
  if (outcome === null) return null;
  const { draws, overageMinutes, overageValue, coverage, separateMinutes, separateValue } = outcome;
  return (
    <>
      <Text size="sm">This goes back:</Text>
      <ul className="tabular">
        {draws.map(({ block, blockName, minutes, value }) => (
          <li key={`${block} ${minutes} ${value}`}>
            <Text size="sm">
              {hoursText(minutes)}, worth {moneyText(value, currency)}, to{' '}
              <BlockLink client={client} block={block}>
                {blockName}
              </BlockLink>
            </Text>
          </li>
        ))}
        {overageMinutes > 0 && (
          <li>
            <Text size="sm">
              {hoursText(overageMinutes)} of overage, {worthText(overageValue, currency)}, which is
              no longer to be paid
            </Text>
          </li>
        )}
        {coverage === 'separate' && (
          <li>
            <Text size="sm">
              {hoursText(separateMinutes)} billed apart, {worthText(separateValue, currency)}, which
              is no longer to be paid
            </Text>
          </li>
        )}
      </ul>
      <Text size="sm" c="dimmed">
        Minutes that go back to a block that has expired meanwhile lapse with it. What stands on an
        invoice already is taken back as a correction on the next one.
      </Text>
    </>
  );
}
