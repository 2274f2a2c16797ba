/** A page of what holds from a day on: what of it holds now, with its form, and all that ever did. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { actColumn } from '../../ui/act-column.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type Column, Rows } from '../../ui/rows.tsx';
import { useFirmDay } from '../shell/firm-day.ts';
import { useMay } from '../shell/session.ts';
import { byDay, holding, type Standing, sinceText, standingText } from './by-day.ts';
import { Frame } from './frame.tsx';

type FromDay = { readonly validFrom: string };

type List<Item> = Parameters<typeof More>[0]['list'] & {
  readonly items: readonly Item[];
  readonly isRead: boolean;
  readonly error: Error | null;
};

type FormOf<Item> = {
  /** Null: of a new one. */
  readonly item: Item | null;
  readonly today: string;
  readonly onDone: () => void;
};

export function ByDayPage<Item extends FromDay>({
  title,
  says,
  saysEmpty,
  add,
  changeText,
  list,
  columns,
  keyOf,
  nameOf,
  form,
}: {
  /** What they all are; also the caption of their table. */
  readonly title: string;
  readonly says: string;
  readonly saysEmpty: string;
  /** The button for another one, and the heading of its form. */
  readonly add: string;
  /** The heading of the form that changes one. */
  readonly changeText: (item: Item) => string;
  readonly list: List<Item>;
  readonly columns: readonly Column<Item>[];
  /** Tells what replaces what. */
  readonly keyOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  readonly form: (of: FormOf<Item>) => ReactNode;
}) {
  const mayWrite = useMay()('catalogue:write');
  const today = useFirmDay();
  const [open, setOpen] = useState<Item | 'new' | null>(null);
  const close = (): void => setOpen(null);
  const all = byDay(list.items, keyOf, today);
  const own = columns.map(ofItem);
  const addButton = mayWrite && <Button onClick={() => setOpen('new')}>{add}</Button>;
  const change = actColumn(
    'Change',
    ({ item }: Standing<Item>) => `Change ${nameOf(item)}`,
    ({ item }) => setOpen(item),
  );
  return (
    <Frame title={title} says={says} actions={addButton}>
      <Problem error={list.error} />
      <Section title="What holds now">
        {!list.isRead && <Waiting />}
        {list.isRead && list.items.length === 0 && <Empty says={saysEmpty}>{addButton}</Empty>}
        {list.items.length > 0 && (
          <Rows
            caption={title}
            items={holding(all, keyOf)}
            keyOf={({ item }) => keyOf(item)}
            columns={[...own, STATE, ...(mayWrite ? [change] : [])]}
          />
        )}
        <More list={list} />
      </Section>
      {all.some(({ state }) => state !== 'now') && (
        <Section title="History by day">
          <Rows
            caption={`${title} by day`}
            items={all}
            keyOf={({ item }) => `${keyOf(item)} ${item.validFrom}`}
            columns={[...own, FROM, STATE]}
          />
        </Section>
      )}
      <Dialog
        isOpen={open !== null}
        onClose={close}
        title={open === 'new' || open === null ? add : changeText(open)}
      >
        {form({ item: open === 'new' ? null : open, today, onDone: close })}
      </Dialog>
    </Frame>
  );
}

function ofItem<Item>({ cell, text, ...rest }: Column<Item>): Column<Standing<Item>> {
  return { ...rest, cell: ({ item }) => cell(item), text: ({ item }) => text(item) };
}

const FROM: Column<Standing<FromDay>> = {
  heading: 'From',
  cell: ({ item }) => sinceText(item.validFrom),
  text: ({ item }) => item.validFrom,
};

const STATE: Column<Standing<unknown>> = {
  heading: 'State',
  cell: standingText,
  text: standingText,
};
