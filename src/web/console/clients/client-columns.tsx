/** Clients as rows: how each stands. */
import { Badge, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { unpaidText } from '../../ui/format.ts';
import { HoursBar } from '../../ui/hours-bar.tsx';
import type { Column } from '../../ui/rows.tsx';
import { ClientLink } from '../shell/links.tsx';
import { TROUBLES } from './search.ts';
import { TroubleBadges } from './trouble-badges.tsx';

type Standing = OutputOf<'client.overview'>['items'][number];

const NAME: Column<Standing> = {
  heading: 'Client',
  cell: ({ id, name, archivedOn }) => (
    <>
      <Text fw={600} inherit>
        <ClientLink client={id}>{name}</ClientLink>
      </Text>
      {archivedOn !== null && (
        <Badge variant="outline" color="gray">
          Archived
        </Badge>
      )}
    </>
  ),
  text: ({ name }) => name,
};

const LEFT: Column<Standing> = {
  heading: 'Hours left',
  cell: (client) => <HoursBar {...client} />,
  text: ({ usableMinutes }) => usableMinutes,
};

const TROUBLE: Column<Standing> = {
  heading: 'To be seen to',
  cell: ({ trouble }) => <TroubleBadges troubles={trouble} />,
  text: ({ trouble }) => trouble.map((each) => TROUBLES[each].says).join(', '),
};

const RUNS_OUT: Column<Standing> = {
  heading: 'Runs out',
  cell: ({ runsOutOn, burnMinutesPerWeek, usableMinutes }) => (
    <>
      {runsOutOn === null ? outText(usableMinutes) : <Day day={runsOutOn} />}
      {burnMinutesPerWeek !== null && (
        <Text size="xs" c="dimmed" className="figure">
          <Hours minutes={burnMinutesPerWeek} /> a week
        </Text>
      )}
    </>
  ),
  text: ({ runsOutOn }) => runsOutOn ?? '',
};

function outText(usableMinutes: number): string {
  return usableMinutes === 0 ? 'nothing left' : 'not in sight';
}

const EXPIRES: Column<Standing> = {
  heading: 'Expires next',
  cell: ({ nextExpiry, currency }) =>
    nextExpiry !== null && (
      <>
        <Day day={nextExpiry.on} />
        <Text size="xs" c="dimmed" className="figure">
          <Hours minutes={nextExpiry.minutes} />,{' '}
          <Money amount={nextExpiry.value} currency={currency} />
          {unpaidText(nextExpiry)}
        </Text>
      </>
    ),
  text: ({ nextExpiry }) => nextExpiry?.on ?? '',
};

const UNPAID: Column<Standing> = {
  heading: 'Not paid yet',
  isFigure: true,
  cell: ({ unpaidMinutes }) => unpaidMinutes > 0 && <Hours minutes={unpaidMinutes} />,
  text: ({ unpaidMinutes }) => unpaidMinutes,
};

const OVERDUE: Column<Standing> = {
  heading: 'Overdue',
  isFigure: true,
  cell: ({ overdue, currency }) =>
    overdue !== null && Number(overdue) > 0 && <Money amount={overdue} currency={currency} />,
  text: ({ overdue }) => overdue ?? '',
};

/** What everybody may read. */
export const READ_BY_ALL = [NAME, LEFT, TROUBLE, RUNS_OUT, EXPIRES, UNPAID];

/** With what only those are told who may read invoices. */
export const CLIENT_COLUMNS = [...READ_BY_ALL, OVERDUE];
