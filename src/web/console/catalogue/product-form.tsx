/** Adds a product; its prices come next. */
import { MultiSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { useNames } from '../shell/catalogue-names.ts';

export function ProductForm({ onDone }: { readonly onDone: () => void }) {
  const names = useNames('work-type.list');
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'product.add',
    initial: { name: '', description: '', workTypes: [] as string[] },
    inputOf: ({ workTypes, ...typed }) => ({
      ...typed,
      workTypes: workTypes.length === 0 ? null : workTypes,
    }),
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          description="As clients see it, such as Support hours"
          name="name"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Textarea
          label="Description"
          description="Optional: what it is for, in a sentence"
          name="description"
          autosize
          minRows={2}
          {...form.getInputProps('description')}
        />
        <MultiSelect
          label="Only for"
          description="None chosen: its hours can be used for any work"
          name="workTypes"
          data={[...names]}
          searchable
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('workTypes')}
        />
        <Text size="sm" c="dimmed">
          It is offered once it has a price.
        </Text>
        <FormEnd button="Add" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
