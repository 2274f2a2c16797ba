/** After the set-up: a year of somebody else's life to look at, an import, or the first block. */
import { Anchor, Button, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page, Section } from '../../ui/page.tsx';
import { useMay, useSession } from '../shell/session.ts';
import { DemoOffer } from './demo-offer.tsx';
import { FirstSteps } from './first-steps.tsx';

export function WelcomePage() {
  const session = useSession();
  const may = useMay();
  const firm = session?.firms.find((each) => each.firm === session.firm);
  const title = `Welcome${firm === undefined ? '' : ` to ${firm.name}`}`;
  if (!may('catalogue:write')) return <Newcomer title={title} />;
  return (
    <Page title={title}>
      <Text>
        There are three ways to begin. None of them shuts out another, and this page stays: it is
        linked from the settings of the firm.
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {may('firm:write') && (
          <Section title="Look at the demo firm">
            <DemoOffer />
          </Section>
        )}
        {may('imports:write') && (
          <Section title="Import from a file">
            <Text>
              Blocks sold and time worked, from a spreadsheet or from Toggl Track, Clockify,
              Harvest, Kimai or solidtime. You see what would come of it before anything is booked.
            </Text>
            <div>
              <Button component={Link} to="/import">
                Import from a file
              </Button>
            </div>
          </Section>
        )}
      </SimpleGrid>
      <Section title="Sell your first block">
        <FirstSteps />
      </Section>
    </Page>
  );
}

/** For those who set nothing up: where their day begins. */
function Newcomer({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <Text>
        Your day begins at{' '}
        <Anchor component={Link} to="/">
          Today
        </Anchor>
        , with what needs somebody; hours and money of each client are under{' '}
        <Anchor component={Link} to="/clients">
          Clients
        </Anchor>
        .
      </Text>
    </Page>
  );
}
