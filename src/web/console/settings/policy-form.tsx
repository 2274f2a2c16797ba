/** Chooses another policy: what each choice does, what changes from which day, and an example. */
import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { settingsInWords } from '../../../engine/policy-words.ts';
import type { FirmPolicy } from '../../../engine/terms.ts';
import { ChoiceField, DayField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Section } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { PolicyDifference } from './policy-difference.tsx';
import { PolicyExample } from './policy-example.tsx';
import {
  policyTyped,
  SETTINGS,
  type Setting,
  settingsTyped,
  typedPolicy,
} from './policy-settings.ts';

export function PolicyForm({
  policy,
  today,
  onDone,
}: {
  /** As it holds today: what the fields begin with. */
  readonly policy: FirmPolicy;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'policy.set',
    initial: { ...typedPolicy(policy), validFrom: today, reason: '' },
    inputOf: ({ validFrom, reason, ...typed }) => ({
      settings: settingsTyped(typed),
      validFrom: unlessEmpty(validFrom),
      reason,
    }),
    onDone,
  });
  const typed = form.getValues();
  const on = typed.validFrom || today;
  const { data: before } = useOperation('policy.show', { on });
  const after = policyTyped(typed);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Section title="Choose">
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="md">
            {SETTINGS.map((setting) => (
              <SettingField
                key={setting.name}
                setting={setting}
                after={after}
                inputProps={form.getInputProps(setting.name)}
              />
            ))}
          </SimpleGrid>
        </Section>
        <Section title="What changes, and from when">
          <DayField
            maw="16rem"
            label="From"
            description="The first day of work that is decided so"
            name="validFrom"
            required
            {...form.getInputProps('validFrom')}
          />
          {after === null ? (
            <Text role="status">One of the fields cannot be read: see above.</Text>
          ) : (
            before !== undefined && (
              <PolicyDifference before={before.settings as FirmPolicy} after={after} on={on} />
            )
          )}
        </Section>
        {after !== null && before !== undefined && (
          <PolicyExample before={before.settings as FirmPolicy} after={after} />
        )}
        <Section title="Why">
          <TextInput
            label="Reason"
            description="Kept with the version, such as: As in the terms of January"
            name="reason"
            required
            {...form.getInputProps('reason')}
          />
          <FormEnd button="Set this policy" isBusy={isBusy} problem={problem}>
            <Button variant="default" onClick={onDone}>
              Leave it as it is
            </Button>
          </FormEnd>
        </Section>
      </Stack>
    </form>
  );
}

function SettingField({
  setting: { name, label, choices, typed },
  after,
  inputProps,
}: {
  readonly setting: Setting;
  readonly after: FirmPolicy | null;
  readonly inputProps: object;
}) {
  const says = after === null ? undefined : settingsInWords({ [name]: after[name] }, after)[0];
  const common = { label, name, ...inputProps, inputWrapperOrder: ORDER };
  if (choices !== null) return <ChoiceField data={[...choices]} description={says} {...common} />;
  const unread = typed === 'minutes' ? 'Such as 45, 1:30 or 20 h' : 'Whole days';
  return <TextInput autoComplete="off" description={says ?? unread} {...common} />;
}

/** What a choice does is told below it. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];
