/** What an invoice is made of: blocks, items at a fixed price, work to be invoiced; its days, a note. */
import { Button, Checkbox, Group, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { DayField } from '../../ui/fields.tsx';
import { Section } from '../../ui/page.tsx';
import { BlockRow } from './block-row.tsx';
import { ItemRow } from './item-row.tsx';
import { type FieldErrors, newBlock, newItem, type TypedRecipe } from './recipe.ts';

export type RecipeProps = {
  readonly typed: TypedRecipe;
  readonly onChange: (changed: Partial<TypedRecipe>) => void;
  readonly errors: FieldErrors;
  readonly client: string;
  readonly currency: string;
};

export function RecipeForm(props: RecipeProps) {
  return (
    <>
      <Items {...props} />
      <Blocks {...props} />
      <Work {...props} />
      <Days {...props} />
    </>
  );
}

function Items({ typed: { items }, onChange, errors, currency }: RecipeProps) {
  return (
    <Section title="Items at a fixed price">
      {items.map((item, place) => (
        <ItemRow
          key={item.key}
          item={item}
          place={place}
          currency={currency}
          errors={errors}
          onChange={(changed) =>
            onChange({
              items: items.map((each) => (each.key === item.key ? { ...each, ...changed } : each)),
            })
          }
          onRemove={() => onChange({ items: items.filter(({ key }) => key !== item.key) })}
        />
      ))}
      <Told errors={errors} of="items" />
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange({ items: [...items, newItem()] })}
        >
          Add an item
        </Button>
      </Group>
    </Section>
  );
}

function Blocks({ typed: { blocks }, onChange, errors, client, currency }: RecipeProps) {
  return (
    <Section title="Blocks of hours">
      {blocks.map((block, place) => (
        <BlockRow
          key={block.key}
          block={block}
          place={place}
          client={client}
          currency={currency}
          errors={errors}
          onChange={(changed) =>
            onChange({
              blocks: blocks.map((each) =>
                each.key === block.key ? { ...each, ...changed } : each,
              ),
            })
          }
          onRemove={() => onChange({ blocks: blocks.filter(({ key }) => key !== block.key) })}
        />
      ))}
      <Told errors={errors} of="blocks" />
      <Group>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange({ blocks: [...blocks, newBlock()] })}
        >
          Add a block
        </Button>
      </Group>
    </Section>
  );
}

/** What is wrong with the rows as a whole; what is wrong in one of them stands at its field. */
function Told({ errors, of }: { readonly errors: FieldErrors; readonly of: string }) {
  const error = errors[of];
  const isAtField = Object.keys(errors).some((name) => name.startsWith(`${of}.`));
  if (error === undefined || error === null || isAtField) return null;
  return (
    <Text c="var(--mantine-color-error)" size="sm" role="alert">
      {error}
    </Text>
  );
}

function Work({ typed: { hasWork, unbilledThrough }, onChange, errors }: RecipeProps) {
  return (
    <Section title="Work beyond the blocks">
      <Checkbox
        label="Invoice the work that no block covered, and travel"
        checked={hasWork}
        onChange={({ currentTarget }) => onChange({ hasWork: currentTarget.checked })}
      />
      {hasWork && (
        <DayField
          label="Booked up to"
          name="unbilledThrough"
          maw="14rem"
          value={unbilledThrough}
          onChange={({ currentTarget }) => onChange({ unbilledThrough: currentTarget.value })}
          error={errors['unbilledThrough']}
        />
      )}
    </Section>
  );
}

function Days({ typed: { issuedOn, dueOn, note }, onChange, errors }: RecipeProps) {
  return (
    <Section title="Days and note">
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DayField
            label="Issued on"
            name="issuedOn"
            description="Left empty: the day on which it is issued"
            value={issuedOn}
            onChange={({ currentTarget }) => onChange({ issuedOn: currentTarget.value })}
            error={errors['issuedOn']}
          />
          <DayField
            label="Due on"
            name="dueOn"
            description="Left empty: as the payment terms say"
            value={dueOn}
            onChange={({ currentTarget }) => onChange({ dueOn: currentTarget.value })}
            error={errors['dueOn']}
          />
        </SimpleGrid>
        <Textarea
          label="Note"
          name="note"
          description="Printed above the lines"
          autosize
          minRows={2}
          value={note}
          onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
          error={errors['note']}
        />
      </Stack>
    </Section>
  );
}
