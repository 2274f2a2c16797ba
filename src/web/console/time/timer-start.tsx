/** Starting the timer: for whom, and what kind of work. */
import { Stack, Text, TextInput } from '@mantine/core';
import { ChoiceField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { errorsOf } from './change-form.tsx';
import { ClientField } from './entry-fields.tsx';
import { useWorkTypes } from './firm-facts.ts';
import { rememberWorkType, usualWorkType } from './usual.ts';

export function TimerStart({ onDone }: { readonly onDone: () => void }) {
  const workTypes = useWorkTypes() ?? [];
  const usual = usualWorkType(workTypes);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'timer.start',
    initial: { client: '', workType: '', description: '', job: '' },
    inputOf: ({ client, workType, description, job }) => ({
      client: unlessEmpty(client),
      workType: unlessEmpty(workType === '' ? usual : workType),
      ...{ description, job },
    }),
    onDone: ({ workType }) => {
      rememberWorkType(workType);
      onDone();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ClientField
          value={form.values.client}
          error={errorsOf(form.errors)['client']}
          onChoose={(client) => form.setFieldValue('client', client)}
          isFirst
        />
        <ChoiceField
          label="Work type"
          data={[{ value: '', label: 'Choose' }, ...workTypes.map(({ name }) => name)]}
          {...form.getInputProps('workType')}
          value={form.values.workType === '' ? usual : form.values.workType}
          name="workType"
        />
        <TextInput
          label="What is done"
          autoComplete="off"
          {...form.getInputProps('description')}
          name="description"
        />
        <TextInput label="Job" autoComplete="off" {...form.getInputProps('job')} name="job" />
        <Text size="xs" c="dimmed">
          One timer a person. It runs on the server: you can stop it from any device.
        </Text>
        <FormEnd button="Start" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
