/** What is to be seen to of hours: work that waits, clients running dry, blocks that expire. */
import { Text } from '@mantine/core';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { hoursText, unpaidText } from '../../ui/format.ts';
import { Joined, workName } from '../../ui/joined.ts';
import { TroubleBadges } from '../clients/trouble-badges.tsx';
import { BlockLink, ClientLink, EntryLink, TextLink } from '../shell/links.tsx';
import { DayLine, type DayPart, PartOfDay, type Told } from './part.tsx';

function Waiting({ day: { waiting } }: { readonly day: Told }) {
  if (waiting === null) return null;
  return (
    <PartOfDay
      title="Work that waits"
      {...waiting}
      keyOf={({ id }) => id}
      all={<TextLink to="/time/waiting">All work that waits</TextLink>}
      line={({
        id,
        client,
        clientName,
        job,
        workType,
        technician,
        workedOn,
        minutes,
        waitsFor,
      }) => (
        <DayLine
          what={
            <>
              <ClientLink client={client}>{clientName}</ClientLink>:{' '}
              <EntryLink entry={id}>{workName({ job, workType })}</EntryLink>
            </>
          }
          more={
            <>
              <Joined parts={[technician, <Day key="day" day={workedOn} />]} />.{' '}
              {waitsFor.length === 0
                ? 'Waits for hours, or for a decision'
                : `Waits until ${waitsFor.join(', ')} is paid`}
            </>
          }
          figure={<Hours minutes={minutes} />}
          under="will be drawn"
        />
      )}
    />
  );
}

/** What the heading says already. */
const SAID: ReadonlySet<string> = new Set(['dry', 'running_dry']);

function RunningDry({ day: { runningDry } }: { readonly day: Told }) {
  if (runningDry === null) return null;
  return (
    <PartOfDay
      title="Clients running dry"
      {...runningDry}
      keyOf={({ client }) => client}
      all={<TextLink to="/clients">All clients, trouble first</TextLink>}
      line={({ client, clientName, usableMinutes, runsOutOn, burnMinutesPerWeek, trouble }) => (
        <DayLine
          what={<ClientLink client={client}>{clientName}</ClientLink>}
          more={
            <>
              {runsOutOn === null ? (
                'Nothing is left'
              ) : (
                <>
                  Runs out on <Day day={runsOutOn} />
                </>
              )}
              {burnMinutesPerWeek !== null && `, at ${hoursText(burnMinutesPerWeek)} a week`}
              <TroubleBadges troubles={trouble.filter((each) => !SAID.has(each))} />
            </>
          }
          figure={<Hours minutes={usableMinutes} />}
          under="left"
        />
      )}
    />
  );
}

function Expiring({ day: { expiring } }: { readonly day: Told }) {
  if (expiring === null) return null;
  return (
    <PartOfDay
      title="Hours that expire within 60 days"
      {...expiring}
      keyOf={({ block }) => block}
      all={
        <TextLink to="/clients" search={{ trouble: 'expiring' }}>
          All clients whose hours expire
        </TextLink>
      }
      line={({ client, clientName, block, blockName, on, currency, value, ...hours }) => (
        <DayLine
          what={<ClientLink client={client}>{clientName}</ClientLink>}
          more={
            <>
              <BlockLink client={client} block={block}>
                {blockName}
              </BlockLink>
              , last day <Day day={on} />
              {unpaidText(hours)}
            </>
          }
          figure={<Hours minutes={hours.minutes} />}
          under={<Money amount={value} currency={currency} />}
        />
      )}
      foot={
        <Text size="sm">
          At risk in all:{' '}
          {expiring.totals.map(({ currency, minutes, value }, place) => (
            <span key={currency}>
              {place > 0 && ' and '}
              <Hours minutes={minutes} fw={600} /> worth{' '}
              <Money amount={value} currency={currency} fw={600} />
            </span>
          ))}
        </Text>
      }
    />
  );
}

export const WORK_PARTS: readonly DayPart[] = [
  {
    name: 'waiting',
    count: ({ waiting }) => waiting?.count ?? null,
    quiet: 'No work waits.',
    Part: Waiting,
  },
  {
    name: 'running-dry',
    count: ({ runningDry }) => runningDry?.count ?? null,
    quiet: 'No client runs dry soon.',
    Part: RunningDry,
  },
  {
    name: 'expiring',
    count: ({ expiring }) => expiring?.count ?? null,
    quiet: 'No hours expire within 60 days.',
    Part: Expiring,
  },
];
