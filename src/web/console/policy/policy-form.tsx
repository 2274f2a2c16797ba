/** Sets a policy, for the firm or as the exceptions of one client, and says before what it does. */
import { Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ChoiceField, DayField, MinutesField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { PolicyPreview } from './policy-preview.tsx';
import {
  FIELDS,
  NAMES,
  policyAsTyped,
  settingsOf,
  settingText,
  type TypedPolicy,
} from './policy-typed.ts';
import { type Policy, whose } from './use-policy.ts';

const TYPING_MILLISECONDS = 250;

type Props = {
  /** Null: the firm's own. */
  readonly client: string | null;
  readonly policy: Policy;
  readonly onDone: () => void;
};

type Typed = TypedPolicy & { validFrom: string; reason: string };

export function PolicyForm({ client, policy: { own, otherwise }, onDone }: Props) {
  const { form, submit, problem, isBusy } = useOperationForm<'policy.set', Typed>({
    operation: 'policy.set',
    initial: { ...policyAsTyped(own), validFrom: '', reason: '' },
    inputOf: (typed) => ({
      ...whose(client),
      settings: settingsOf(typed),
      reason: typed.reason,
      validFrom: unlessEmpty(typed.validFrom),
    }),
    onDone,
  });
  const [typed] = useDebouncedValue(form.values, TYPING_MILLISECONDS);
  const as = client === null ? 'By default' : 'As the firm';
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid type="container" cols={{ base: 1, '32rem': 2, '56rem': 3 }}>
          {NAMES.map((name) => (
            <SettingField
              key={name}
              name={name}
              otherwise={`${as}: ${settingText(name, otherwise[name])}`}
              props={form.getInputProps(name)}
            />
          ))}
        </SimpleGrid>
        <SimpleGrid type="container" cols={{ base: 1, '32rem': 2 }}>
          <DayField
            label="From"
            description="Left empty: from today on"
            name="validFrom"
            {...form.getInputProps('validFrom')}
          />
          <TextInput
            label="Reason"
            description="Kept with it, such as: agreed in the contract of March"
            name="reason"
            required
            {...form.getInputProps('reason')}
          />
        </SimpleGrid>
        <PolicyPreview client={client} settings={settingsOf(typed)} validFrom={typed.validFrom} />
        <Text size="sm" c="dimmed">
          Work that was posted stays as it was decided. Work of days from then on goes by the new
          policy.{client === null && ' Clients keep the exceptions agreed with them.'}
        </Text>
        <FormEnd button="Set it" isBusy={isBusy} problem={problem}>
          <Button variant="default" onClick={onDone}>
            Leave it as it is
          </Button>
        </FormEnd>
      </Stack>
    </form>
  );
}

function SettingField({
  name,
  otherwise,
  props,
}: {
  readonly name: (typeof NAMES)[number];
  readonly otherwise: string;
  readonly props: object;
}) {
  const { label, choices, unit } = FIELDS[name];
  if (choices !== null) {
    const options = Object.entries(choices).map(([value, says]) => ({ value, label: says }));
    return (
      <ChoiceField
        label={label}
        name={name}
        data={[{ value: '', label: otherwise }, ...options]}
        {...props}
      />
    );
  }
  const Field = unit === 'minutes' ? MinutesField : TextInput;
  return <Field label={label} name={name} placeholder={otherwise} {...props} />;
}
