/** Entries as rows: what was done, by whom, and what it drew. */
import { Badge, Box, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { hoursText } from '../../ui/format.ts';
import { joinedText, workName } from '../../ui/joined.ts';
import type { Column } from '../../ui/rows.tsx';
import { BlockLink, EntryLink } from '../shell/links.tsx';

export type Entry = OutputOf<'entry.list'>['items'][number];

/** Total by type. */
export const ENTRY_STATES: Readonly<
  Record<Entry['state'], { readonly says: string; readonly color: string }>
> = {
  draft: { says: 'Draft', color: 'gray' },
  waiting: { says: 'Waiting', color: 'red' },
  posted: { says: 'Posted', color: 'bank' },
  reversed: { says: 'Taken back', color: 'orange' },
};

const WHAT: Column<Entry> = {
  heading: 'Work',
  cell: ({ id, job, workType, description }) => (
    <Box miw="11rem">
      <EntryLink entry={id}>{workName({ job, workType })}</EntryLink>
      <Text size="xs" c="dimmed" lineClamp={2} maw="28rem">
        {joinedText([job === '' ? '' : workType, description])}
      </Text>
    </Box>
  ),
  text: ({ job, workType, description }) => joinedText([job, workType, description]),
};

const DRAWN: Column<Entry> = {
  heading: 'Drawn',
  isFigure: true,
  cell: (entry) => <Drawn entry={entry} />,
  text: (entry) => drawnMinutes(entry),
};

/** What blocks gave for it; of work that waits or was taken back, nothing. */
function drawnMinutes({ state, outcome }: Entry): number {
  if (state !== 'posted' || outcome === null) return 0;
  return outcome.draws.reduce((sum, { minutes }) => sum + minutes, 0);
}

function Drawn({ entry }: { readonly entry: Entry }) {
  const { outcome, client, state } = entry;
  if (outcome === null) return null;
  if (state === 'waiting') {
    return (
      <Text size="xs" c="dimmed">
        will draw <Hours minutes={outcome.drawnMinutes} />
      </Text>
    );
  }
  if (state === 'reversed') return null;
  return (
    <>
      <Hours minutes={drawnMinutes(entry)} />
      {outcome.draws.map(({ block, blockName, minutes }) => (
        <Text key={block} size="xs" c="dimmed">
          {outcome.draws.length > 1 && `${hoursText(minutes)} from `}
          <BlockLink client={client} block={block}>
            {blockName}
          </BlockLink>
        </Text>
      ))}
    </>
  );
}

const BEYOND: Column<Entry> = {
  heading: 'Billed beside',
  isFigure: true,
  cell: ({ outcome, currency, state }) =>
    outcome === null || state !== 'posted' ? null : (
      <>
        <Beside
          what="overage"
          minutes={outcome.overageMinutes}
          value={outcome.overageValue}
          currency={currency}
        />
        <Beside
          what="travel"
          minutes={outcome.separateMinutes}
          value={outcome.separateValue}
          currency={currency}
        />
      </>
    ),
  text: ({ outcome, state }) =>
    outcome === null || state !== 'posted' ? 0 : outcome.overageMinutes + outcome.separateMinutes,
};

function Beside({
  what,
  minutes,
  value,
  currency,
}: {
  readonly what: string;
  readonly minutes: number;
  readonly value: string | null;
  readonly currency: string;
}) {
  if (minutes === 0) return null;
  return (
    <>
      <Hours minutes={minutes} />
      <Text size="xs" c="dimmed">
        {what}, {value === null ? 'no rate is set' : <Money amount={value} currency={currency} />}
      </Text>
    </>
  );
}

const STATE: Column<Entry> = {
  heading: 'State',
  cell: ({ state, outcome }) => (
    <>
      <Badge variant="light" color={ENTRY_STATES[state].color}>
        {ENTRY_STATES[state].says}
      </Badge>
      {state === 'waiting' && (
        <Text size="xs" c="dimmed">
          {outcome === null || outcome.waitsFor.length === 0
            ? 'for hours or a decision'
            : `until ${outcome.waitsFor.join(', ')} is paid`}
        </Text>
      )}
    </>
  ),
  text: ({ state }) => ENTRY_STATES[state].says,
};

export const ENTRY_COLUMNS: readonly Column<Entry>[] = [
  {
    heading: 'Day',
    cell: ({ workedOn }) => <Day day={workedOn} />,
    text: (entry) => entry.workedOn,
  },
  WHAT,
  {
    heading: 'Person',
    cell: ({ technician }) => <span className="figure">{technician}</span>,
    text: (entry) => entry.technician,
  },
  {
    heading: 'Worked',
    isFigure: true,
    cell: ({ workedMinutes }) => <Hours minutes={workedMinutes} />,
    text: ({ workedMinutes }) => workedMinutes,
  },
  DRAWN,
  BEYOND,
  STATE,
];
