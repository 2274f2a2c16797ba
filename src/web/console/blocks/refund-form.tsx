/** Returns unused hours of a block at what they are worth in it; says before what that comes to. */
import { Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { OutputOf } from '../../../contract/operations.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { HoursField } from '../../ui/fields.tsx';
import { Hours, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem, sentence } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { minutesAsTyped, typedHours } from '../../ui/typed.ts';
import { creditFacts } from '../invoices/credit-facts.tsx';
import { worthOf } from './slice.ts';

type Block = OutputOf<'block.show'>['block'];

const TYPING_MILLISECONDS = 250;

export function RefundForm({
  block,
  onDone,
}: {
  readonly block: Block;
  readonly onDone: (says: string) => void;
}) {
  const { client, id, leftMinutes, name } = block;
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'block.refund',
    initial: { minutes: minutesAsTyped(leftMinutes), reason: '' },
    inputOf: ({ minutes, reason }) => ({
      ...{ client, block: id, minutes: typedHours(minutes) ?? minutes, reason },
    }),
    onDone: (after) => onDone(`Refunded: ${name} has ${hoursText(after.leftMinutes)} left.`),
  });
  const typed = typedHours(form.values.minutes);
  const [count] = useDebouncedValue(typed ?? 0, TYPING_MILLISECONDS);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          An exception: unused hours go back at what they are worth in their block.
        </Text>
        <HoursField
          label="Unused hours to return"
          name="minutes"
          required
          {...form.getInputProps('minutes')}
        />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        {count > 0 && count <= leftMinutes && <WhatHappens block={block} count={count} />}
        {count > leftMinutes && <Text>Only {hoursText(leftMinutes)} are left of it.</Text>}
        <FormEnd button="Refund" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function leftFacts({ leftMinutes }: Block, count: number): readonly Fact[] {
  return [
    ['Left of the block now', <Hours key="left" minutes={leftMinutes} />],
    ['Left after it', <Hours key="after" minutes={leftMinutes - count} />],
  ];
}

function WhatHappens({ block, count }: { readonly block: Block; readonly count: number }) {
  if (block.invoice !== null) return <ByCreditNote block={block} count={count} />;
  const value = worthOf(block, count);
  return (
    <>
      <Facts
        facts={[
          ...leftFacts(block, count),
          [
            "To the client's balance",
            <Money key="value" amount={value} currency={block.currency} />,
          ],
        ]}
      />
      <Text size="sm" c="dimmed">
        The block stands on no invoice here, so there is no credit note.
      </Text>
    </>
  );
}

/** What was sold on an invoice goes back by a credit note for its line. */
function ByCreditNote({ block, count }: { readonly block: Block; readonly count: number }) {
  const { invoice: id } = block;
  const sold = useOperation('invoice.show', { invoice: id ?? '' });
  const line = sold.data?.invoice.lines.find((each) => each.block === block.id)?.line;
  const { data, error } = useOperation(
    'invoice.preview-credit',
    { invoice: id ?? '', lines: [{ line: line ?? 1, minutes: count }] },
    { enabled: line !== undefined },
  );
  if (sold.error !== null) return <Problem error={sold.error} />;
  if (error !== null) return <Text role="status">{sentence(error.message)}</Text>;
  if (data === undefined || sold.data === undefined) return <Waiting height={160} />;
  return <Facts facts={[...leftFacts(block, count), ...creditFacts(sold.data.invoice, data)]} />;
}
