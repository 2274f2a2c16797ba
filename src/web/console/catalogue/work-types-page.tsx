/** Kinds of work: how much each draws, and which of them is travel. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import type { Column } from '../../ui/rows.tsx';
import { useFirmDay } from '../shell/firm-day.ts';
import { useMay } from '../shell/session.ts';
import { byDay } from './by-day.ts';
import { Frame } from './frame.tsx';
import { Held } from './held.tsx';
import { History } from './history.tsx';
import { weightText } from './typed-weight.ts';
import { WorkTypeForm } from './work-type-form.tsx';

type WorkType = OutputOf<'work-type.list'>['items'][number];

const nameOf = ({ name }: WorkType): string => name;

const COLUMNS: readonly Column<WorkType>[] = [
  { heading: 'Work type', cell: nameOf, text: nameOf },
  {
    heading: 'An hour draws',
    cell: ({ weight }) => weightText(weight) ?? weight,
    text: ({ weight }) => weight,
    isFigure: true,
  },
  {
    heading: 'Travel',
    cell: ({ travel }) => (travel ? 'yes' : 'no'),
    text: ({ travel }) => (travel ? 'yes' : 'no'),
  },
];

export function WorkTypesPage() {
  const may = useMay();
  const list = useList('work-type.list', { limit: 500 });
  const today = useFirmDay();
  const [open, setOpen] = useState<WorkType | 'new' | null>(null);
  const all = byDay(list.items, nameOf, today);
  const add = may('catalogue:write') && (
    <Button onClick={() => setOpen('new')}>Add a work type</Button>
  );
  return (
    <Frame
      title="Work types"
      says="Every entry has a kind of work. Its weight says how much of a block an hour of it draws;
        travel follows the travel policy instead of drawing like other work."
      actions={add}
    >
      <Problem error={list.error} />
      <Section title="What holds now">
        {!list.isRead ? (
          <Waiting />
        ) : list.items.length === 0 ? (
          <Empty says="No work types yet. Most firms begin with remote, on site and travel.">
            {add}
          </Empty>
        ) : (
          <Held
            caption="Work types"
            all={all}
            columns={COLUMNS}
            keyOf={nameOf}
            nameOf={nameOf}
            onChange={may('catalogue:write') ? setOpen : null}
          />
        )}
        <More list={list} />
      </Section>
      <History caption="Work types by day" all={all} columns={COLUMNS} keyOf={nameOf} />
      <Dialog
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'new' ? 'Add a work type' : `Change ${open?.name ?? ''} from a day on`}
      >
        <WorkTypeForm
          workType={open === 'new' ? null : open}
          today={today}
          onDone={() => setOpen(null)}
        />
      </Dialog>
    </Frame>
  );
}
