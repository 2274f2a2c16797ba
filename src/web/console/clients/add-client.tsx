/** Adds a client, and goes there. */
import { Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Waiting } from '../../ui/page.tsx';
import { CurrencyField } from '../../ui/place-fields.tsx';
import { useOperation } from '../../ui/queries.ts';

export function AddClient() {
  const { data: firm } = useOperation('firm.show', {});
  return firm === undefined ? <Waiting height={240} /> : <AddForm currency={firm.currency} />;
}

function AddForm({ currency }: { readonly currency: string }) {
  const navigate = useNavigate();
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'client.add',
    initial: { name: '', currency, reference: '' },
    inputOf: (typed) => typed,
    onDone: ({ id }) => void navigate({ to: '/clients/$client', params: { client: id } }),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name"
          name="name"
          required
          data-autofocus
          autoFocus
          {...form.getInputProps('name')}
        />
        <CurrencyField
          label="Currency"
          description="It stays: all of its blocks and invoices are in it"
          name="currency"
          {...form.getInputProps('currency')}
        />
        <TextInput
          label="Reference"
          description="What your other programs call it; may be empty"
          name="reference"
          {...form.getInputProps('reference')}
        />
        <FormEnd button="Add the client" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
