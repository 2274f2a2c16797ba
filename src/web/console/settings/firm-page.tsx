/** The firm: what it is called, and which day it is there. */
import { Anchor, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { momentText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { ZoneField } from '../../ui/place-fields.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { Frame } from './frame.tsx';
import { Said } from './said.tsx';

type Firm = OutputOf<'firm.show'>;

export function FirmPage() {
  const { data: firm, error } = useOperation('firm.show', {});
  const may = useMay();
  return (
    <Frame title="Firm">
      <Problem error={error} />
      {firm === undefined ? (
        <Waiting />
      ) : (
        <>
          {may('firm:write') ? (
            <Section title="Name and time zone">
              <FirmForm firm={firm} />
            </Section>
          ) : null}
          <Section title="What stays">
            <Said
              facts={[
                ...(may('firm:write') ? [] : ([['Name', firm.name]] as const)),
                ...(may('firm:write') ? [] : ([['Time zone', firm.timeZone]] as const)),
                ['Currency', `${firm.currency}, for clients who have no other`],
                ['Kept here since', momentText(firm.createdAt)],
                ['Id', <code key="id">{firm.id}</code>],
              ]}
            />
          </Section>
          <Section title="First steps">
            <Text>
              The demo firm, an import, and what it takes to sell a first block:{' '}
              <Anchor component={Link} to="/welcome">
                look at the first steps
              </Anchor>
              .
            </Text>
          </Section>
        </>
      )}
    </Frame>
  );
}

function FirmForm({ firm }: { readonly firm: Firm }) {
  const [isSaved, setSaved] = useState(false);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'firm.change',
    initial: { name: firm.name, timeZone: firm.timeZone },
    inputOf: (typed) => typed,
    onDone: () => setSaved(true),
  });
  return (
    <form onSubmit={submit} noValidate onChange={() => setSaved(false)}>
      <Stack maw="32rem">
        <TextInput
          label="Name"
          description="As clients and members see it; invoices say the legal name under Billing"
          name="name"
          required
          {...form.getInputProps('name')}
        />
        <ZoneField
          label="Time zone"
          description="Decides when a day ends from now on; days that are told already stay"
          name="timeZone"
          {...form.getInputProps('timeZone')}
        />
        <FormEnd button="Save" isBusy={isBusy} problem={problem}>
          <Text role="status" size="sm" c="dimmed">
            {isSaved && 'Saved.'}
          </Text>
        </FormEnd>
      </Stack>
    </form>
  );
}
