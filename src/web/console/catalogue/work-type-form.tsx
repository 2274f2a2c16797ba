/** Adds a work type, or gives it other terms from a day on. */
import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { DayField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { dayText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { typedWeight, weightText } from './typed-weight.ts';

type WorkType = OutputOf<'work-type.list'>['items'][number];

export function WorkTypeForm({
  workType,
  today,
  onDone,
}: {
  /** Null: a new one. */
  readonly workType: WorkType | null;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'work-type.set',
    initial: {
      workType: workType?.name ?? '',
      weight: workType?.weight ?? '1',
      travel: workType?.travel ?? false,
      validFrom: workType === null ? '' : today,
    },
    inputOf: ({ validFrom, weight, ...typed }) => ({
      ...typed,
      weight: typedWeight(weight),
      // Of another weight the day is asked for.
      ...(workType === null ? {} : { validFrom }),
    }),
    onDone,
  });
  const { weight, validFrom } = form.getValues();
  const draws = weightText(typedWeight(weight));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {workType === null && (
          <TextInput
            label="Name"
            description="As it stands on entries and statements, such as on site"
            name="workType"
            required
            data-autofocus
            {...form.getInputProps('workType')}
          />
        )}
        <TextInput
          label="Weight"
          description={
            draws === null ? 'Such as 1, 1.5 or 150 %' : `An hour billed draws ${draws} of a block`
          }
          name="weight"
          required
          autoComplete="off"
          {...form.getInputProps('weight')}
        />
        <Checkbox
          label="This is travel"
          description="Then the travel policy decides whether it draws, is billed apart or is free"
          name="travel"
          {...form.getInputProps('travel', { type: 'checkbox' })}
        />
        {workType !== null && (
          <DayField label="From" name="validFrom" required {...form.getInputProps('validFrom')} />
        )}
        <Text size="sm" c="dimmed">
          {workType === null
            ? 'It holds for work of all days, also of those before today.'
            : `Changes: work of ${validFrom === '' ? 'that day' : dayText(validFrom)} or later that is
              posted from now on. Does not change: what is posted already, whatever its day, and work
              of the days before.`}
        </Text>
        <FormEnd button={workType === null ? 'Add' : 'Change'} isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
