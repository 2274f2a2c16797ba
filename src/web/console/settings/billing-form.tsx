/** Sets what later invoices say, how they are numbered, and when they are due. */
import {
  Checkbox,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { localDate } from '../../../engine/days.ts';
import { numberLabel, prefixFlaw, seriesOf } from '../../../engine/numbering.ts';
import { unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Section } from '../../ui/page.tsx';
import { typedWhole } from '../../ui/typed.ts';
import { useNames } from '../shell/catalogue-names.ts';
import { useFirmDay } from '../shell/firm-day.ts';
import { type Billing, monthlyText } from './billing-facts.tsx';

type Inputs = ReturnType<typeof useBillingForm>['form'];

function useBillingForm(billing: Billing, onDone: () => void) {
  const { logo: _, ...rest } = billing;
  return useOperationForm({
    operation: 'billing.set',
    initial: {
      ...rest,
      paymentTermsDays: String(billing.paymentTermsDays),
      monthlyInvoicesDay: String(billing.monthlyInvoicesDay ?? ''),
      taxRate: billing.taxRate ?? '',
      paper: billing.paper as string,
    },
    inputOf: (typed) => ({
      ...typed,
      legalName: unlessEmpty(typed.legalName) ?? null,
      taxRate: unlessEmpty(typed.taxRate) ?? null,
      paymentTermsDays: typedWhole(typed.paymentTermsDays),
      monthlyInvoicesDay:
        typed.monthlyInvoicesDay === '' ? null : typedWhole(typed.monthlyInvoicesDay),
    }),
    onDone,
  });
}

export function BillingForm({ billing }: { readonly billing: Billing }) {
  const [isSaved, setSaved] = useState(false);
  const { form, submit, problem, isBusy } = useBillingForm(billing, () => setSaved(true));
  return (
    <form onSubmit={submit} noValidate onChange={() => setSaved(false)}>
      <Stack gap="lg">
        <Section title="What invoices say">
          <Saying form={form} />
        </Section>
        <Section title="Numbers and terms">
          <Numbers form={form} />
        </Section>
        <Section title="Monthly routine">
          <Monthly form={form} />
        </Section>
        <FormEnd button="Save" isBusy={isBusy} problem={problem}>
          <Text role="status" size="sm" c="dimmed">
            {isSaved && 'Saved, for all that is issued from now on.'}
          </Text>
        </FormEnd>
      </Stack>
    </form>
  );
}

function Saying({ form }: { readonly form: Inputs }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <TextInput
        label="Legal name"
        description="Left empty: the name of the firm"
        name="legalName"
        {...form.getInputProps('legalName')}
      />
      <TextInput
        label="Tax number"
        description="Such as a VAT number"
        name="taxId"
        {...form.getInputProps('taxId')}
      />
      <Textarea
        label="Address"
        description="Line by line, as it is printed"
        name="address"
        autosize
        minRows={3}
        {...form.getInputProps('address')}
      />
      <Textarea
        label="Payment details"
        description="Bank, IBAN, BIC, line by line"
        name="paymentDetails"
        autosize
        minRows={3}
        {...form.getInputProps('paymentDetails')}
      />
      <TextInput label="At the foot of each page" name="footer" {...form.getInputProps('footer')} />
      <NativeSelect
        label="Paper"
        name="paper"
        data={['A4', 'letter']}
        {...form.getInputProps('paper')}
      />
    </SimpleGrid>
  );
}

function Numbers({ form }: { readonly form: Inputs }) {
  const today = useFirmDay();
  const names = useNames('tax-rate.list');
  const { invoicePrefix, creditNotePrefix, paymentTermsDays, pricesIncludeTax } = form.getValues();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <TextInput
        label="Invoice numbers begin with"
        description={numberText(invoicePrefix, today)}
        name="invoicePrefix"
        required
        {...form.getInputProps('invoicePrefix')}
      />
      <TextInput
        label="Credit note numbers begin with"
        description={numberText(creditNotePrefix, today)}
        name="creditNotePrefix"
        required
        {...form.getInputProps('creditNotePrefix')}
      />
      <TextInput
        label="Due after how many days"
        description={
          paymentTermsDays === '0'
            ? 'Due on the day of issue'
            : 'After the day of issue; a client may have other terms'
        }
        name="paymentTermsDays"
        inputMode="numeric"
        required
        {...form.getInputProps('paymentTermsDays')}
      />
      <NativeSelect
        label="Tax rate of lines"
        description="Where a line names no other, and the client is taxed"
        name="taxRate"
        data={[
          { value: '', label: 'No tax' },
          ...names.map((name) => ({ value: name, label: name })),
        ]}
        {...form.getInputProps('taxRate')}
      />
      <Checkbox
        label="Prices include tax"
        description={
          pricesIncludeTax
            ? 'A price of 119.00 with 19 % is 100.00 and 19.00 tax'
            : 'A price of 100.00 with 19 % is 119.00 to pay'
        }
        name="pricesIncludeTax"
        {...form.getInputProps('pricesIncludeTax', { type: 'checkbox' })}
      />
    </SimpleGrid>
  );
}

function Monthly({ form }: { readonly form: Inputs }) {
  const { monthlyInvoicesDay: day } = form.getValues();
  const days = Array.from({ length: 28 }, (_, place) => String(place + 1));
  return (
    <Stack>
      <NativeSelect
        maw="24rem"
        label="Invoice what was worked beyond the hours"
        name="monthlyInvoicesDay"
        data={[
          { value: '', label: 'when I ask for it' },
          ...days.map((value) => ({ value, label: `on day ${value} of each month` })),
        ]}
        {...form.getInputProps('monthlyInvoicesDay')}
      />
      <Text size="sm" c="dimmed">
        Overage and travel are invoiced {monthlyText(day === '' ? null : Number(day))}. Nothing is
        invoiced twice, however often it is asked for.
      </Text>
    </Stack>
  );
}

/** The first number there would be, or what is wrong with the beginning. */
function numberText(prefix: string, today: string): string {
  const flaw = prefixFlaw(prefix);
  if (flaw !== null) return flaw;
  return `The first is ${numberLabel(seriesOf(prefix, localDate(today)), 1)}; {year} starts anew each year`;
}
