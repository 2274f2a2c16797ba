/** What a block without a sale is limited to, and what it is called. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DayField, unlessEmpty } from '../../ui/fields.tsx';
import { WorkTypes } from './own-terms.tsx';

export type Limits = { expiresOn: string; workTypes: string[]; name: string };

export const NO_LIMITS: Limits = { expiresOn: '', workTypes: [], name: '' };

/** As the contract wants them. */
export function limitsOf({ expiresOn, workTypes, name }: Limits) {
  return {
    expiresOn: unlessEmpty(expiresOn) ?? null,
    workTypes: workTypes.length === 0 ? null : workTypes,
    name: unlessEmpty(name),
  };
}

/** For the form of a block that has these fields among others. */
export function LimitFields({
  form,
}: {
  readonly form: {
    readonly values: Limits;
    readonly errors: Readonly<Record<string, ReactNode>>;
    readonly getInputProps: (name: keyof Limits) => object;
    readonly setFieldValue: (name: 'workTypes', chosen: string[]) => void;
  };
}) {
  return (
    <>
      <DayField
        label="Last usable day"
        name="expiresOn"
        description="Left empty: it never expires"
        {...form.getInputProps('expiresOn')}
      />
      <WorkTypes
        value={form.values.workTypes}
        onChange={(chosen) => form.setFieldValue('workTypes', chosen)}
        error={form.errors['workTypes']}
      />
      <TextInput
        label="Name"
        name="name"
        description="Left empty: it is given one"
        {...form.getInputProps('name')}
      />
    </>
  );
}
