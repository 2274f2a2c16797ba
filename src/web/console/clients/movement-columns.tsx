/** What moved in a block as rows, each leading to the entry that moved it. */
import { Box, Text } from '@mantine/core';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import type { Column } from '../../ui/rows.tsx';
import { EntryLink } from '../shell/links.tsx';
import type { Movement } from './movements.ts';

/** What moves hours, in words; a kind that is not among them is told as it is. */
const KINDS: Readonly<Record<string, string>> = {
  sale: 'Bought',
  grant: 'Granted',
  opening: 'Brought along',
  work: 'Work',
  cover: 'Covered after all',
  reversal: 'Taken back',
  lapse: 'Lapsed',
  reopening: 'Reopened',
  extension: 'Extended',
  refund: 'Refunded',
  payment: 'Paid',
  'credit-note': 'Credited',
};

function kindText({ kind }: Movement): string {
  return KINDS[kind] ?? kind;
}

/** What it was: the job, or the kind of movement where no work was done. */
function whatText(movement: Movement): string {
  const { job, entry, kind } = movement;
  if (entry === null) return kindText(movement);
  const name = job === null || job === '' ? 'No job named' : job;
  return kind === 'work' ? name : `${kindText(movement)}: ${name}`;
}

export function movementColumns(currency: string): readonly Column<Movement>[] {
  return [
    { heading: 'Day', cell: ({ on }) => <Day day={on} />, text: ({ on }) => on },
    {
      heading: 'Job',
      cell: (movement) => <What movement={movement} />,
      text: (movement) => {
        const said = movement.description ?? '';
        return said === '' ? whatText(movement) : `${whatText(movement)}: ${said}`;
      },
    },
    {
      heading: 'Person',
      cell: ({ technician }) => <span className="figure">{technician}</span>,
      text: ({ technician }) => technician ?? '',
    },
    {
      heading: 'Hours',
      isFigure: true,
      cell: ({ minutes }) => <Hours minutes={minutes} />,
      text: ({ minutes }) => minutes,
    },
    {
      heading: 'Value',
      isFigure: true,
      cell: ({ value }) => <Money amount={value} currency={currency} />,
      text: ({ value }) => value,
    },
    {
      heading: 'Left after it',
      isFigure: true,
      cell: ({ leftMinutes }) => <Hours minutes={leftMinutes} fw={600} />,
      text: ({ leftMinutes }) => leftMinutes,
    },
  ];
}

function What({ movement }: { readonly movement: Movement }) {
  const { entry, description } = movement;
  const what = whatText(movement);
  return (
    <Box miw="11rem">
      {entry === null ? what : <EntryLink entry={entry}>{what}</EntryLink>}
      {description !== null && description !== '' && (
        <Text size="xs" c="dimmed" lineClamp={2} maw="28rem">
          {description}
        </Text>
      )}
    </Box>
  );
}
