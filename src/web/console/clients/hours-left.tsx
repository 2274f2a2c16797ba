/** The one number of hours left; what is unpaid, expires or waits stands beside it, never instead. */
import { Box, Group, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { dayNumber } from '../../ui/days.ts';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { countText, proseText, unpaidText } from '../../ui/format.ts';
import { HoursBar } from '../../ui/hours-bar.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWatched } from '../../ui/queries.ts';
import { BlockLink, TextLink } from '../shell/links.tsx';
import { type Fact, FactGrid } from './fact-grid.tsx';
import type { Client } from './this-client.ts';

type Balance = OutputOf<'balance.show'>;

export function HoursLeft({ client: { id } }: { readonly client: Client }) {
  const { data: balance, error, refetch } = useWatched('balance.show', { client: id });
  const forecast = useOperation('forecast.show', { client: id });
  return (
    <Section title="Hours left">
      {balance === undefined ? (
        error === null ? (
          <Waiting height={180} />
        ) : (
          <Problem error={error} again={() => void refetch()} />
        )
      ) : (
        <Stack gap="lg">
          <Group gap="xl" align="flex-end">
            <Hours minutes={balance.usableMinutes} hero />
            <Box flex="1 1 12rem" maw="28rem">
              <HoursBar usableMinutes={balance.usableMinutes} fullMinutes={balance.fullMinutes} />
            </Box>
          </Group>
          <Text mih="1.55em">
            {forecast.data === undefined ? '' : proseText(forecast.data.says)}
          </Text>
          <FactGrid facts={factsOf(balance)} />
        </Stack>
      )}
    </Section>
  );
}

function factsOf(balance: Balance): readonly Fact[] {
  return [expiryOf(balance), unpaidOf(balance), worthOf(balance), openOf(balance)];
}

/** From so many days on downwards it is said how many are left. */
const SOON_DAYS = 60;

function expiryOf({ client, currency, nextExpiry, asOf }: Balance): Fact {
  const name = 'Expires next';
  if (nextExpiry === null) return { name, says: 'Nothing', more: 'No block has a last day' };
  const { on, block, minutes, value } = nextExpiry;
  const days = dayNumber(on) - dayNumber(asOf);
  return {
    name,
    says: <Day day={on} />,
    more: (
      <>
        {days <= SOON_DAYS && `${days === 0 ? 'After today' : `In ${countText(days, 'day')}`}: `}
        <Hours minutes={minutes} />, <Money amount={value} currency={currency} /> in{' '}
        <BlockLink client={client} block={block}>
          {block}
        </BlockLink>
        {unpaidText(nextExpiry)}
      </>
    ),
  };
}

function unpaidOf({ client, unpaidMinutes }: Balance): Fact {
  const name = 'Not paid yet';
  if (unpaidMinutes === 0) return { name, says: 'Nothing' };
  return {
    name,
    says: (
      <TextLink to="/clients/$client/blocks" params={{ client }} inherit>
        <Hours minutes={unpaidMinutes} />
      </TextLink>
    ),
    more: 'A payment opens them; they are not among the hours left',
  };
}

function worthOf({ client, leftValue, leftMinutes, usableMinutes, currency }: Balance): Fact {
  return {
    name: 'Owed in work',
    says: (
      <TextLink to="/clients/$client/statement" params={{ client }} inherit>
        <Money amount={leftValue} currency={currency} />
      </TextLink>
    ),
    more:
      leftMinutes === usableMinutes ? (
        'What the hours left were bought for'
      ) : (
        <>
          For <Hours minutes={leftMinutes} /> in all blocks
        </>
      ),
  };
}

function openOf({ client, waitingEntries, draftEntries }: Balance): Fact {
  const name = 'Waiting and drafts';
  if (waitingEntries + draftEntries === 0) return { name, says: 'None' };
  return {
    name,
    says: (
      <TextLink to="/clients/$client/entries" params={{ client }} inherit>
        {[
          ...(waitingEntries > 0 ? [`${waitingEntries} waiting`] : []),
          ...(draftEntries > 0 ? [countText(draftEntries, 'draft')] : []),
        ].join(', ')}
      </TextLink>
    ),
    more: 'They have drawn nothing yet',
  };
}
