/** Credits an invoice, all of it or by line; says before, to the cent, what the credit note is. */
import { Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { OutputOf } from '../../../contract/operations.ts';
import type { GivenTo } from '../../ui/client.ts';
import { Facts } from '../../ui/facts.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem, sentence } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { ByMail } from './by-mail.tsx';
import { creditFacts } from './credit-facts.tsx';
import { type Chosen, CreditLines, linesOf } from './credit-lines.tsx';

type Invoice = OutputOf<'invoice.show'>['invoice'];

const TYPING_MILLISECONDS = 250;

export function CreditForm({
  invoice,
  onDone,
}: {
  readonly invoice: Invoice;
  readonly onDone: (label: string) => void;
}) {
  const whole = useOperation('invoice.preview-credit', { invoice: invoice.id });
  if (whole.data === undefined) {
    return whole.error === null ? <Waiting height={280} /> : <Problem error={whole.error} />;
  }
  return <Form invoice={invoice} most={whole.data.creditNote} onDone={onDone} />;
}

function Form({
  invoice,
  most,
  onDone,
}: {
  readonly invoice: Invoice;
  /** The credit note over all that can be credited. */
  readonly most: Invoice;
  readonly onDone: (label: string) => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'invoice.credit',
    initial: { reason: '', mail: false, lines: allOf(most) },
    inputOf: ({ lines: chosen, ...typed }) => ({
      ...{ invoice: invoice.id, lines: linesOf(chosen), ...typed },
    }),
    onDone: ({ label }) => onDone(`Credit note ${label}`),
  });
  const choose = (changed: readonly Chosen[]): void => {
    form.setFieldValue('lines', [...changed]);
    const others = Object.entries(form.errors).filter(([name]) => !name.startsWith('lines'));
    form.setErrors(Object.fromEntries(others));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          An invoice never changes: a credit note takes back what must be taken back. These lines
          can be credited; what of a block was used cannot.
        </Text>
        <CreditLines
          chosen={form.values.lines}
          onChoose={choose}
          currency={invoice.currency}
          errors={form.errors}
        />
        <WhatHappens invoice={invoice} lines={linesOf(form.values.lines)} />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        <ByMail
          label="Send the credit note by mail"
          isChosen={form.values.mail}
          onChoose={(mail) => form.setFieldValue('mail', mail)}
          error={form.errors['mail']}
        />
        <FormEnd button="Issue the credit note" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

/** All that can be credited, chosen at first. */
function allOf({ lines }: Invoice): Chosen[] {
  return lines.flatMap((line) => {
    if (line.creditsLine === null) return [];
    return [{ line: line.creditsLine, of: line, isChosen: true, typed: null }];
  });
}

function WhatHappens({
  invoice,
  lines,
}: {
  readonly invoice: Invoice;
  readonly lines: GivenTo<'invoice.credit'>['lines'];
}) {
  const [text] = useDebouncedValue(
    JSON.stringify({ invoice: invoice.id, lines }),
    TYPING_MILLISECONDS,
  );
  const isEmpty = (lines ?? []).length === 0;
  const { data, error } = useOperation(
    'invoice.preview-credit',
    JSON.parse(text) as GivenTo<'invoice.preview-credit'>,
    { enabled: !isEmpty },
  );
  if (isEmpty) return <Text>Choose at least one line.</Text>;
  if (error !== null) return <Text role="status">{sentence(error.message)}</Text>;
  if (data === undefined) return <Waiting height={140} />;
  return <Facts facts={creditFacts(invoice, data)} />;
}
