/** What is set, as a list of names and what is said of each: for sentences more than for figures. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './said.module.css';

export function Said({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}) {
  return (
    <dl className={classes['said']}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes['fact']}>
          <Text component="dt" c="dimmed" size="sm">
            {name}
          </Text>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
