/** Taking earlier overage from a block bought after it, with the consent that allows it (A8). */
import { Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { ChoiceField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { dayText, hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { useList } from '../../ui/queries.ts';
import { worthText } from './draw-words.ts';

type Entry = OutputOf<'entry.show'>;
type Block = OutputOf<'block.list'>['items'][number];

export function CoverForm({
  entry,
  onDone,
}: {
  readonly entry: Entry;
  readonly onDone: () => void;
}) {
  const blocks = useList('block.list', { client: entry.client, limit: 500 });
  const able = blocks.items.filter((block) => mayCover(block, entry));
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'entry.cover',
    initial: { block: '', consent: '' },
    inputOf: ({ block, consent }) => ({ entry: entry.id, block, consent }),
    onDone,
  });
  const overage = entry.outcome?.overageMinutes ?? 0;
  const worth = worthText(entry.outcome?.overageValue ?? null, entry.currency);
  const chosen = able.find(({ id }) => id === form.values.block);
  if (blocks.isRead && able.length === 0) {
    return (
      <Text size="sm">
        {hoursText(overage)} of overage, {worth}. No block of the client has minutes that can be
        used for it: sell one first, and have it paid.
      </Text>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Text size="sm">
        {hoursText(overage)} of overage, {worth}.
      </Text>
      <ChoiceField
        label="From which block"
        mt="sm"
        data={[
          { value: '', label: 'Choose' },
          ...able.map((block) => ({ value: block.id, label: nameOf(block) })),
        ]}
        {...form.getInputProps('block')}
        name="block"
      />
      <TextInput
        label="Who agreed to it"
        description="Such as: Ana Alder by mail of 3 March"
        mt="sm"
        autoComplete="off"
        {...form.getInputProps('consent')}
        name="consent"
      />
      <Text size="sm" mt="sm" role="status" mih="3em">
        {chosen !== undefined && sayCover(overage, chosen)}
      </Text>
      <FormEnd button="Cover it" isBusy={isBusy} problem={problem} />
    </form>
  );
}

function mayCover(block: Block, { workedOn, workType }: Entry): boolean {
  const { workTypes, expiresOn, usableMinutes } = block;
  const inScope = workTypes === null || workTypes.includes(workType);
  return inScope && usableMinutes > 0 && (expiresOn === null || workedOn <= expiresOn);
}

function nameOf({ name, boughtOn, usableMinutes }: Block): string {
  return `${name} of ${dayText(boughtOn)}, ${hoursText(usableMinutes)} left`;
}

/** What it comes to, from what both have. */
function sayCover(overage: number, { name, usableMinutes }: Block): string {
  const covered = Math.min(overage, usableMinutes);
  const rest = overage - covered;
  const still = rest === 0 ? 'none of it is overage then' : `${hoursText(rest)} stay overage`;
  return (
    `${hoursText(covered)} come from ${name}, which has ` +
    `${hoursText(usableMinutes - covered)} left afterwards; ${still}.`
  );
}
