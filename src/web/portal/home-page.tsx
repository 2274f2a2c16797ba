/** The first page: how much is left, until when, and how to go on. */
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { OutputOf } from '../../contract/operations.ts';
import { PLOT_SPACE } from '../ui/charts/space.ts';
import { daysLater, todayHere } from '../ui/days.ts';
import { Day, Hours, Money } from '../ui/figures.tsx';
import { ForecastSays } from '../ui/forecast-says.tsx';
import { unpaidText } from '../ui/format.ts';
import { HoursBar } from '../ui/hours-bar.tsx';
import { late } from '../ui/late.ts';
import { Empty, Page, Section, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useOperation, useWatched } from '../ui/queries.ts';
import { WorkList } from './work-list.tsx';

type Overview = OutputOf<'portal.show'>;

const BurnDown = lazy(async () => ({
  default: (await late(() => import('../ui/charts/burn-down.tsx'))).BurnDown,
}));

/** More than a phone shows: what stands below the page is not seen to move. */
const PAGE_SPACE = 1000;
const RECENT_SPACE = 300;

const MOST_RECENT = 5;
const DAYS_BACK = 180;

export function HomePage() {
  const { data: overview, error } = useWatched('portal.show', {});
  const { data: burnDown } = useOperation('portal.burn-down', {
    from: daysLater(todayHere(), -DAYS_BACK),
  });
  const recent = useOperation('portal.entries', { limit: MOST_RECENT });
  return (
    <Page title="Your hours">
      <Problem error={error} />
      {/* What is below comes after it: so nothing that is read already is pushed away. */}
      {overview === undefined ? (
        <Waiting height={PAGE_SPACE} />
      ) : (
        <>
          <Left overview={overview} />
          <Section title="How they are used">
            {burnDown === undefined ? (
              <Waiting height={PLOT_SPACE} />
            ) : (
              <Suspense fallback={<Waiting height={PLOT_SPACE} />}>
                <BurnDown data={burnDown} />
              </Suspense>
            )}
          </Section>
          <Section
            title="What was done last"
            actions={
              <Anchor component={Link} to="/portal/entries">
                All work
              </Anchor>
            }
          >
            <Recent entries={recent.data?.items} />
          </Section>
        </>
      )}
    </Page>
  );
}

function Recent({
  entries,
}: {
  readonly entries: OutputOf<'portal.entries'>['items'] | undefined;
}) {
  if (entries === undefined) return <Waiting height={RECENT_SPACE} />;
  if (entries.length > 0) return <WorkList entries={entries} />;
  return <Empty says="No work was done yet. What is done will stand here, to the minute." />;
}

/** The one number, with what expires and what waits for payment beside it. */
function Left({ overview }: { readonly overview: Overview }) {
  const { balance, currency, forecast, mayBuy } = overview;
  return (
    <Section title="Left for you to use">
      <Stack gap="md">
        <Hours minutes={balance.usableMinutes} hero />
        <HoursBar usableMinutes={balance.usableMinutes} fullMinutes={balance.fullMinutes} />
        <ForecastSays forecast={forecast} />
        <Beside balance={balance} currency={currency} />
        <Group>
          <Button component={Link} to="/portal/buy" size="md">
            {mayBuy ? 'Buy more hours' : 'See what more hours cost'}
          </Button>
          <Button component={Link} to="/portal/invoices" size="md" variant="default">
            Invoices
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

function Beside({ balance, currency }: Pick<Overview, 'balance' | 'currency'>) {
  const { nextExpiry, unpaidMinutes, waitingEntries } = balance;
  return (
    <Stack gap="xs">
      {nextExpiry !== null && (
        <Text>
          Next to expire, after <Day day={nextExpiry.on} />:{' '}
          <Hours minutes={nextExpiry.minutes} fw={600} /> in {nextExpiry.block}, worth{' '}
          <Money amount={nextExpiry.value} currency={currency} />
          {unpaidText(nextExpiry)}.
        </Text>
      )}
      {unpaidMinutes > 0 && (
        <Alert color="yellow" title="Waiting for payment">
          <Hours minutes={unpaidMinutes} /> more open when their invoice is paid.{' '}
          <Anchor component={Link} to="/portal/invoices">
            See the invoice
          </Anchor>
        </Alert>
      )}
      {waitingEntries > 0 && (
        <Alert color="yellow" title="Work is waiting for hours">
          {waitingEntries === 1 ? 'One entry waits' : `${waitingEntries} entries wait`} for a block
          to be paid or for a decision.
        </Alert>
      )}
    </Stack>
  );
}
