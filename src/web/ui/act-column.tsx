/** A column of buttons: what can be done with each item of a list. */
import { Button } from '@mantine/core';
import type { Column } from './rows.tsx';

/** `nameOf` says to those who hear a button what it is done with. */
export function actColumn<Item>(
  label: string,
  nameOf: (item: Item) => string,
  act: (item: Item) => void,
): Column<Item> {
  return {
    heading: label,
    isAct: true,
    cell: (item) => (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={nameOf(item)}
        onClick={() => act(item)}
      >
        {label}
      </Button>
    ),
    text: () => '',
  };
}
