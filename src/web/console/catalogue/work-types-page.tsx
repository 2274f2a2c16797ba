/** Kinds of work: how much each draws, and which of them is travel. */
import type { OutputOf } from '../../../contract/operations.ts';
import { useList } from '../../ui/queries.ts';
import type { Column } from '../../ui/rows.tsx';
import { ByDayPage } from './by-day-page.tsx';
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
  return (
    <ByDayPage
      title="Work types"
      says="Every entry has a kind of work. Its weight says how much of a block an hour of it draws;
        travel follows the travel policy instead of drawing like other work."
      saysEmpty="No work types yet. Most firms begin with remote, on site and travel."
      add="Add a work type"
      changeText={({ name }) => `Change ${name} from a day on`}
      list={useList('work-type.list', { limit: 500 })}
      columns={COLUMNS}
      keyOf={nameOf}
      nameOf={nameOf}
      form={({ item, ...rest }) => <WorkTypeForm workType={item} {...rest} />}
    />
  );
}
