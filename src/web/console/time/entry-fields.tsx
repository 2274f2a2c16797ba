/** The plain fields of an entry: whatever the line was taken for can be put right here. */
import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ChoiceField, DayField, MinutesField } from '../../ui/fields.tsx';
import { useSession } from '../shell/session.ts';
import { useClients, useTechnicians, useWorkTypes } from './firm-facts.ts';
import type { TypedEntry } from './typed-entry.ts';

/** What is wrong, by the name of its field. */
type Errors = Readonly<Record<string, string | undefined>>;

type Props = {
  readonly typed: TypedEntry;
  readonly errors: Errors;
  readonly onType: (field: keyof TypedEntry, value: string) => void;
  /** False where the client stays: an entry never changes hands. */
  readonly hasClient?: boolean;
};

export function EntryFields({ typed, errors, onType, hasClient = true }: Props) {
  const field = (name: keyof TypedEntry) => ({
    name,
    value: typed[name],
    error: errors[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onType(name, currentTarget.value),
  });
  const workTypes = useWorkTypes() ?? [];
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2, md: hasClient ? 4 : 3 }} spacing="sm">
        {hasClient && (
          <ClientField
            value={typed.client}
            error={errors['client']}
            onChoose={(client) => onType('client', client)}
          />
        )}
        <MinutesField label="How long" {...field('minutes')} />
        <ChoiceField
          label="Work type"
          description="It decides the weight and the rate"
          data={[{ value: '', label: 'Choose' }, ...workTypes.map(({ name }) => name)]}
          {...field('workType')}
        />
        <DayField label="Day" description="Of the start of the work" {...field('workedOn')} />
      </SimpleGrid>
      <div className="about">
        <Textarea
          label="What was done"
          description="The client reads it"
          autosize
          minRows={1}
          maxRows={6}
          autoComplete="off"
          {...field('description')}
        />
        <TextInput
          label="Job"
          description="Such as a ticket; may be empty"
          autoComplete="off"
          {...field('job')}
        />
        <TechnicianField typed={typed} {...field('technician')} />
      </div>
    </>
  );
}

/** A client, by the beginning of any word of the name. */
export function ClientField({
  value,
  error,
  onChoose,
  isFirst = false,
}: {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChoose: (client: string) => void;
  /** True where typing begins here, in a dialog. */
  readonly isFirst?: boolean;
}) {
  const clients = useClients() ?? [];
  const field = useRef<HTMLInputElement>(null);
  const isAsked = isFirst || error !== undefined;
  useEffect(() => {
    if (isAsked) field.current?.focus();
  }, [isAsked]);
  return (
    <Select
      ref={field}
      label="Client"
      description="Type to find it"
      searchable
      {...(isFirst ? { 'data-autofocus': true } : {})}
      autoComplete="off"
      comboboxProps={{ withinPortal: false }}
      // The list itself scrolls: a region around it could not be reached by keyboard.
      withScrollArea={false}
      styles={{ options: { maxHeight: '14rem', overflowY: 'auto' } }}
      nothingFoundMessage="No client is called so"
      data={clients.map(({ id, name }) => ({ value: id, label: name }))}
      value={value === '' ? null : value}
      error={error}
      onChange={(chosen) => onChoose(chosen ?? '')}
    />
  );
}

/** Offered to those who see who there is; others log for themselves. */
function TechnicianField({
  typed,
  ...field
}: {
  readonly typed: TypedEntry;
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void;
}) {
  const technicians = useTechnicians();
  const you = useSession()?.account?.name ?? '';
  if (technicians === null) return null;
  const others = technicians.filter((name) => name !== you);
  const { technician } = typed;
  // Whoever worked may have left the firm since.
  const gone = [technician].filter((name) => ![you, '', ...others].includes(name));
  return (
    <ChoiceField
      label="Who worked"
      description="The client reads it, too"
      data={[{ value: '', label: `${you} (you)` }, ...others, ...gone]}
      {...field}
      value={technician === you ? '' : technician}
    />
  );
}
