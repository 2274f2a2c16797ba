/** An invoice put together: what it is made of, beside exactly what it will be. */
import { Grid, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { InvoiceToBe } from './invoice-to-be.tsx';
import { asksForSomething, recipeOf } from './recipe.ts';
import { RecipeForm, type RecipeProps } from './recipe-form.tsx';

const TYPING_MILLISECONDS = 300;

export function RecipePage({
  children,
  before,
  ...props
}: RecipeProps & {
  /** How the form ends. */
  readonly children: ReactNode;
  /** What stands above it. */
  readonly before?: ReactNode;
}) {
  const { typed, client } = props;
  const asked = JSON.stringify({ client, ...recipeOf(typed) });
  const [text] = useDebouncedValue(asked, TYPING_MILLISECONDS);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          {before}
          {client !== '' && <RecipeForm {...props} />}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <div className="stays">
          <InvoiceToBe
            recipe={client !== '' && asksForSomething(typed) ? text : null}
            says={
              client === ''
                ? 'Choose the client it is for.'
                : 'Add an item or a block, or invoice the work there is.'
            }
          >
            {children}
          </InvoiceToBe>
        </div>
      </Grid.Col>
    </Grid>
  );
}
