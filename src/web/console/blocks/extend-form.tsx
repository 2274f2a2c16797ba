/** Gives a block a later last usable day; says before what stays usable by it. */
import { Stack, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Facts } from '../../ui/facts.tsx';
import { DayField } from '../../ui/fields.tsx';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { dayText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';

export function ExtendForm({
  block,
  onDone,
}: {
  readonly block: OutputOf<'block.show'>['block'];
  readonly onDone: (says: string) => void;
}) {
  const { client, id, expiresOn, leftMinutes, leftValue, currency } = block;
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'block.extend',
    initial: { expiresOn: expiresOn ?? '', reason: '' },
    inputOf: (typed) => ({ client, block: id, ...typed }),
    onDone: (extended) =>
      onDone(`${extended.name} is usable until ${dayText(extended.expiresOn ?? '')}.`),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DayField
          label="New last usable day"
          name="expiresOn"
          required
          min={expiresOn ?? '1970-01-01'}
          {...form.getInputProps('expiresOn')}
        />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        <Facts
          facts={[
            [
              'Last usable day now',
              expiresOn === null ? 'none' : <Day key="now" day={expiresOn} />,
            ],
            ['Hours that this keeps', <Hours key="left" minutes={leftMinutes} fw={600} />],
            ['What they are worth', <Money key="value" amount={leftValue} currency={currency} />],
          ]}
        />
        <FormEnd button="Extend" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
