/** Facts side by side: what each is called above, the figure below, and what explains it. */
import { Box, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export type Fact = {
  readonly name: string;
  readonly says: ReactNode;
  readonly more?: ReactNode;
};

/** As many beside each other as there is room for. */
export function FactGrid({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <SimpleGrid component="dl" type="container" cols={COLUMNS} spacing="md" m={0}>
      {facts.map(({ name, says, more }) => (
        <Box key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fw={600}>
            {says}
          </Text>
          {more !== undefined && (
            <Text component="dd" m={0} size="sm" c="dimmed">
              {more}
            </Text>
          )}
        </Box>
      ))}
    </SimpleGrid>
  );
}

const COLUMNS = { base: 1, '22rem': 2, '46rem': 4 };
