/** Starting the timer: for whom, and what kind of work. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField, unlessEmpty } from '../../ui/fields.tsx';
import { focusOn } from '../../ui/focus-on.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { errorsOf } from './change-form.tsx';
import { localInput, sentOfInput } from './clock.ts';
import { ClientField } from './entry-fields.tsx';
import { useWorkTypes } from './firm-facts.ts';
import { beginningFlaw } from './timer-end.ts';
import { rememberWorkType, usualWorkType } from './usual.ts';

export function TimerStart({ onDone }: { readonly onDone: () => void }) {
  const workTypes = useWorkTypes() ?? [];
  const usual = usualWorkType(workTypes);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'timer.start',
    initial: { client: '', workType: '', description: '', job: '', startedAt: '' },
    inputOf: ({ client, workType, description, job, startedAt }) => ({
      client: unlessEmpty(client),
      workType: unlessEmpty(workType === '' ? usual : workType),
      ...{ description, job },
      startedAt: sentOfInput(startedAt),
    }),
    onDone: ({ workType }) => {
      rememberWorkType(workType);
      onDone();
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        const flaw = beginningFlaw(form.values.startedAt, new Date());
        if (flaw !== null) {
          event.preventDefault();
          form.setFieldError('startedAt', flaw);
          focusOn('startedAt');
        } else submit(event);
      }}
    >
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
        <Beginning field={form.getInputProps('startedAt')} />
        <Text size="xs" c="dimmed">
          One timer a person. It runs on the server: you can stop it from any device.
        </Text>
        <FormEnd button="Start" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

/** Whoever thinks of the timer late says since when; else it begins now. */
function Beginning({ field }: { readonly field: { readonly onChange: (typed: string) => void } }) {
  const [isEarlier, setEarlier] = useState(false);
  if (!isEarlier) {
    return (
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => setEarlier(true)}>
          It began earlier
        </Button>
      </Group>
    );
  }
  return (
    <TextInput
      type="datetime-local"
      label="The work began"
      description="By the clock where you are"
      max={localInput(new Date())}
      {...field}
      onChange={({ currentTarget }) => field.onChange(currentTarget.value)}
      name="startedAt"
      data-autofocus
    />
  );
}
