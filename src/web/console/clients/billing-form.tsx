/** Changes what later invoices say of a client. */
import { Button, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { ChoiceField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { typedWhole } from '../../ui/typed.ts';
import { useClient } from './this-client.ts';

type Billing = OutputOf<'client-billing.show'>;

/** Total by type. */
export const TREATMENTS: Readonly<Record<Billing['taxTreatment'], string>> = {
  taxed: 'Taxed',
  exempt: 'Exempt from tax',
  'reverse-charge': 'Reverse charge: the client owes the tax',
};

type Typed = Record<
  'legalName' | 'address' | 'taxId' | 'taxTreatment' | 'taxNote' | 'paymentTermsDays' | 'mails',
  string
>;

export function BillingForm({
  billing,
  onDone,
}: {
  readonly billing: Billing;
  readonly onDone: () => void;
}) {
  const { id: client, name } = useClient();
  const initial = typedOf(billing, name);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'client-billing.set',
    initial,
    inputOf: (typed) => ({ client, ...changesOf(typed, initial) }),
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid type="container" cols={{ base: 1, '36rem': 2 }}>
          <TextInput
            label="Name on invoices"
            name="legalName"
            placeholder={name}
            {...form.getInputProps('legalName')}
          />
          <TextInput label="Tax number" name="taxId" {...form.getInputProps('taxId')} />
          <Textarea
            label="Address"
            description="Line by line, as it is printed"
            name="address"
            autosize
            minRows={3}
            {...form.getInputProps('address')}
          />
          <Textarea
            label="Invoices go to"
            description="A mail address a line; empty: to the contacts for billing"
            name="mails"
            autosize
            minRows={3}
            {...form.getInputProps('mails')}
          />
          <ChoiceField
            label="Tax"
            name="taxTreatment"
            data={Object.entries(TREATMENTS).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('taxTreatment')}
          />
          <TextInput
            label="Days to pay"
            description="Empty: as the firm asks of everybody"
            name="paymentTermsDays"
            inputMode="numeric"
            {...form.getInputProps('paymentTermsDays')}
          />
          {form.values.taxTreatment !== 'taxed' && (
            <TextInput
              label="Why no tax is charged"
              description="Printed; empty: the usual words for it"
              name="taxNote"
              {...form.getInputProps('taxNote')}
            />
          )}
        </SimpleGrid>
        <FormEnd button="Save" isBusy={isBusy} problem={problem}>
          <Button variant="default" onClick={onDone}>
            Leave it as it is
          </Button>
        </FormEnd>
      </Stack>
    </form>
  );
}

function typedOf(billing: Billing, name: string): Typed {
  const { legalName, address, taxId, taxTreatment, taxNote, paymentTermsDays, mails } = billing;
  return {
    legalName: legalName === name ? '' : legalName,
    ...{ address, taxId, taxTreatment, taxNote },
    paymentTermsDays: paymentTermsDays === null ? '' : String(paymentTermsDays),
    mails: mails.join('\n'),
  };
}

/** Only what was changed: what nobody touched goes on as the firm's or the usual words have it. */
function changesOf(typed: Typed, initial: Typed): object {
  const days = typed.paymentTermsDays.trim();
  const all = {
    legalName: typed.legalName.trim() === '' ? null : typed.legalName,
    ...{ address: typed.address, taxId: typed.taxId, taxTreatment: typed.taxTreatment },
    taxNote: typed.taxNote.trim() === '' ? null : typed.taxNote,
    paymentTermsDays: days === '' ? null : typedWhole(days),
    mails: typed.mails.split(/[\s,;]+/).filter((mail) => mail !== ''),
  };
  const names = Object.keys(initial) as readonly (keyof Typed)[];
  const changed = names.filter((name) => typed[name] !== initial[name]);
  return Object.fromEntries(changed.map((name) => [name, all[name]]));
}
