/** What something is, figure by figure: each with the word for it. */
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export type Fact = readonly [word: string, says: ReactNode];

/** Figures stand at the end of their lines, so that they line up. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([word, says]) => (
        <Group key={word} justify="space-between" gap="md" wrap="nowrap" align="baseline">
          <Text component="dt" size="sm" c="dimmed">
            {word}
          </Text>
          <Text component="dd" m={0} ta="right">
            {says}
          </Text>
        </Group>
      ))}
    </dl>
  );
}
