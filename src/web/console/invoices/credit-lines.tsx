/** The lines of an invoice that can be credited: which, and how much of each. */
import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import type { GivenTo } from '../../ui/client.ts';
import { HoursField, MoneyField } from '../../ui/fields.tsx';
import { hoursText, moneyText } from '../../ui/format.ts';
import { minutesAsTyped, typedHours, typedMoney } from '../../ui/typed.ts';
import type { FieldErrors } from './recipe.ts';

type Line = OutputOf<'invoice.preview-credit'>['creditNote']['lines'][number];

/** A line with what can be credited of it, and what is typed; null: all of that. */
export type Chosen = {
  readonly line: number;
  readonly of: Line;
  readonly isChosen: boolean;
  readonly typed: string | null;
};

/** Lines as the contract wants them; what cannot be read is passed on as nothing of it. */
export function linesOf(
  chosen: readonly Chosen[],
): NonNullable<GivenTo<'invoice.credit'>['lines']> {
  return chosen
    .filter(({ isChosen }) => isChosen)
    .map(({ line, of, typed }) => {
      if (of.block !== null) {
        const count = typed === null ? of.minutes : typedHours(typed);
        return { line, minutes: count ?? 0 };
      }
      return typed === null ? { line } : { line, amount: typedMoney(typed) };
    });
}

export function CreditLines({
  chosen,
  onChoose,
  currency,
  errors,
}: {
  readonly chosen: readonly Chosen[];
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  readonly currency: string;
  readonly errors: FieldErrors;
}) {
  // Refusals count the lines that are asked for.
  const asked = chosen.filter(({ isChosen }) => isChosen);
  const change = (line: number, changed: Partial<Chosen>): void =>
    onChoose(chosen.map((each) => (each.line === line ? { ...each, ...changed } : each)));
  return (
    <Stack gap="sm">
      {chosen.map((each) => (
        <Group key={each.line} gap="md" align="start" justify="space-between">
          <Checkbox
            flex={1}
            miw="14rem"
            label={`Line ${each.line}: ${each.of.description}`}
            description={mostOf(each.of, currency)}
            checked={each.isChosen}
            onChange={({ currentTarget }) => change(each.line, { isChosen: currentTarget.checked })}
          />
          {each.isChosen && (
            <HowMuch
              chosen={each}
              place={asked.indexOf(each)}
              errors={errors}
              currency={currency}
              onType={(typed) => change(each.line, { typed })}
            />
          )}
        </Group>
      ))}
    </Stack>
  );
}

function mostOf({ minutes, net, block }: Line, currency: string): string {
  const amount = `${moneyText(net, currency)} before tax`;
  return block === null || minutes === null
    ? `At most ${amount}`
    : `At most ${hoursText(minutes)} unused, worth ${amount}`;
}

function HowMuch({
  chosen: { line, of, typed },
  place,
  errors,
  currency,
  onType,
}: {
  readonly chosen: Chosen;
  readonly place: number;
  readonly errors: FieldErrors;
  readonly currency: string;
  readonly onType: (typed: string) => void;
}) {
  const type = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
    onType(currentTarget.value);
  const at = (field: string) => {
    const name = `lines.${place}.${field}`;
    return { name, error: errors[name] };
  };
  if (of.block !== null) {
    return (
      <HoursField
        label={`Unused hours of line ${line}`}
        {...at('minutes')}
        w="11rem"
        value={typed ?? minutesAsTyped(of.minutes ?? 0)}
        onChange={type}
      />
    );
  }
  // What takes back from an earlier invoice is credited as a whole.
  if (of.net.startsWith('-')) {
    return <TextInput label={`Line ${line}`} w="11rem" value={of.net} readOnly />;
  }
  return (
    <MoneyField
      label={`Amount of line ${line}`}
      {...at('amount')}
      w="11rem"
      currency={currency}
      value={typed ?? of.net}
      onChange={type}
    />
  );
}
