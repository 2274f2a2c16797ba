/** Which column is what, chosen by hand with what stands in the first row beside each. */
import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { Section } from '../../ui/page.tsx';
import { type ColumnField, isConstant, WHEN, WHO } from './column-fields.ts';
import type { Columns, Mapping, Reading } from './reading.ts';

type Settle = (more: Partial<Mapping>) => void;

type Props = {
  readonly reading: Reading;
  readonly mapping: Mapping;
  readonly onSettle: Settle;
};

export function ColumnChoice({ reading, mapping, onSettle }: Props) {
  // What is settled by hand takes the place of all that was proposed.
  const settle: Settle = (more) => onSettle({ ...mapping, ...more });
  const skips = mapping.skipRows ?? [];
  return (
    <Section title="Which column is what">
      {(
        [
          ['Who and what', WHO],
          ['When and how long', WHEN],
        ] as const
      ).map(([title, fields]) => (
        <Stack key={title} gap="xs" component="fieldset" bd={0} p={0} m={0}>
          <Text component="legend" fw={600}>
            {title}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            {fields.map((field) => (
              <FieldChoice
                key={field.name}
                field={field}
                reading={reading}
                mapping={mapping}
                onSettle={settle}
              />
            ))}
          </SimpleGrid>
        </Stack>
      ))}
      {skips.map(({ column, equals }) => (
        <Checkbox
          key={column}
          label={`Leave out rows where ${column} is ${[equals].flat().join(' or ')}`}
          checked
          onChange={() => settle({ skipRows: skips.filter((skip) => skip.column !== column) })}
        />
      ))}
    </Section>
  );
}

const NONE = '';
const SAME = 'same';

function FieldChoice({
  field: { name, label, says },
  reading: { headings, rows },
  mapping,
  onSettle,
}: Props & { readonly field: ColumnField }) {
  const chosen = mapping.columns?.[name];
  const constant = isConstant(name) ? mapping.constants?.[name] : undefined;
  const value = constant !== undefined ? SAME : chosen === undefined ? NONE : optionOf(chosen);
  const choose = (next: string): void => {
    const { [name]: _, ...columns } = mapping.columns ?? {};
    const constants = { ...mapping.constants };
    if (isConstant(name)) delete constants[name];
    if (next === SAME && isConstant(name))
      onSettle({ columns, constants: { ...constants, [name]: '' } });
    else if (next === NONE) onSettle({ columns, constants });
    else onSettle({ columns: { ...columns, [name]: headingsOf(next) }, constants });
  };
  const joined = Array.isArray(chosen) && chosen.length > 1 ? [chosen] : [];
  return (
    <Stack gap={4}>
      <NativeSelect
        label={label}
        description={sampleOf(chosen, headings, rows) ?? says}
        data={[
          { value: NONE, label: 'not in the file' },
          ...(isConstant(name) ? [{ value: SAME, label: 'the same in all rows:' }] : []),
          ...joined.map((parts) => ({ value: optionOf(parts), label: parts.join(' + ') })),
          ...headings.map((heading) => ({ value: optionOf(heading), label: heading })),
        ]}
        value={value}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {constant !== undefined && isConstant(name) && (
        <TextInput
          aria-label={`${label}, in all rows`}
          placeholder="What it is"
          defaultValue={constant}
          onBlur={({ currentTarget }) =>
            onSettle({ constants: { ...mapping.constants, [name]: currentTarget.value.trim() } })
          }
        />
      )}
    </Stack>
  );
}

type Chosen = NonNullable<Columns[keyof Columns]>;

function optionOf(chosen: Chosen): string {
  return JSON.stringify([chosen].flat());
}

function headingsOf(value: string): Chosen {
  const parts: string[] = JSON.parse(value);
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : parts;
}

/** What stands there in the first row that says something. */
function sampleOf(
  chosen: Chosen | undefined,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string | null {
  if (chosen === undefined) return null;
  const places = [chosen].flat().map((heading) => headings.indexOf(heading));
  const samples = rows.map((row) =>
    places
      .map((place) => row[place] ?? '')
      .join(' ')
      .trim(),
  );
  const sample = samples.find((text) => text !== '');
  return sample === undefined ? 'Empty in the first rows' : `Such as ${sample}`;
}
