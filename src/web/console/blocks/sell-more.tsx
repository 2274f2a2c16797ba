/** What else a sale says: until when, its name, its tax; and how it is paid. */
import { Radio, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { ChoiceField, DayField } from '../../ui/fields.tsx';
import { useOperation } from '../../ui/queries.ts';
import { ByMail } from '../invoices/by-mail.tsx';
import { useTaxChoices } from '../shell/catalogue-names.ts';
import type { Sale } from './sale.ts';
import type { SaleForm } from './sale-form.ts';

export function MoreTerms({ form, isOwn }: { readonly form: SaleForm; readonly isOwn: boolean }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayField
          label="Last usable day"
          name="expiresOn"
          description={isOwn ? 'Left empty: it never expires' : 'As offered, or another one'}
          {...form.getInputProps('expiresOn')}
        />
        <DayField
          label="Sold on"
          name="boughtOn"
          description="Left empty: today"
          {...form.getInputProps('boughtOn')}
        />
        <TextInput
          label="Name"
          name="name"
          description="Left empty: it is given one"
          {...form.getInputProps('name')}
        />
        <TaxRate form={form} />
      </SimpleGrid>
      <Textarea
        label="Note"
        name="note"
        description="Kept with the block"
        autosize
        minRows={1}
        {...form.getInputProps('note')}
      />
    </>
  );
}

function TaxRate({ form }: { readonly form: SaleForm }) {
  const { data: billing } = useOperation('billing.show', {});
  const taxRates = useTaxChoices();
  const own = billing === undefined ? '' : ` (${billing.taxRate ?? 'no tax'})`;
  return (
    <ChoiceField
      label="Tax rate"
      name="taxRate"
      description="None is charged where the client bears none"
      data={[{ value: 'firm', label: `As the billing says${own}` }, ...taxRates]}
      {...form.getInputProps('taxRate')}
    />
  );
}

export function Paying({ form }: { readonly form: SaleForm }) {
  return (
    <Stack>
      <Radio.Group
        label="Is it paid?"
        name="paid"
        value={form.values.paid}
        onChange={(paid) => form.setFieldValue('paid', paid as Sale['paid'])}
        error={form.errors['paid']}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="to-be-paid" label="To be paid: the invoice is open until money comes in" />
          <Radio value="paid" label="Already paid, all of it" />
        </Stack>
      </Radio.Group>
      <ByMail
        label="Send the invoice by mail, with a link to pay it while it is open"
        isChosen={form.values.mail}
        onChoose={(mail) => form.setFieldValue('mail', mail)}
        error={form.errors['mail']}
      />
    </Stack>
  );
}
