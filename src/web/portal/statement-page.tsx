/** Everything that happened between two days, to be checked; any past day reads the same for ever. */
import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../contract/operations.ts';
import { addressOf } from '../ui/client.ts';
import { daysIn, daysLater, type Period, todayHere } from '../ui/days.ts';
import { DayField } from '../ui/fields.tsx';
import { Day, Hours, Money } from '../ui/figures.tsx';
import { Page, Section, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useOperation } from '../ui/queries.ts';
import { Sideways } from '../ui/sideways.tsx';
import { toldAt } from '../ui/told-at.ts';
import { UnpaidSays } from '../ui/unpaid-says.tsx';

type Statement = OutputOf<'portal.statement'>;

/** What is shown unless the address says otherwise. */
const USUAL_DAYS = 90;

const route = getRouteApi('/shell/portal/statement');

export function StatementPage() {
  const asked = route.useSearch();
  const days = { ...asked, from: asked.from ?? daysLater(todayHere(), -USUAL_DAYS) };
  const navigate = route.useNavigate();
  const { data, error } = useOperation('portal.statement', days);
  // A day is typed part by part: what the address has of it meanwhile must not take its place.
  const [typed, setTyped] = useState<Period>({});
  const { at, rest } = toldAt(error, ['from', 'to']);
  const choose = (changed: { readonly from?: string; readonly to?: string }): void => {
    setTyped({ ...typed, ...changed });
    void navigate({
      to: '/portal/statement',
      // The day before this one may still be on its way into the address.
      search: (before) => daysIn({ ...before, ...changed }),
      replace: true,
    });
  };
  return (
    <Page
      title="Statement"
      actions={
        <Button component="a" href={addressOf('portal.statement-pdf', days)} variant="default">
          As PDF
        </Button>
      }
    >
      <Group grow>
        <DayField
          label="From"
          value={typed.from ?? days.from}
          error={at.from}
          onChange={({ currentTarget }) => choose({ from: currentTarget.value })}
        />
        <DayField
          label="Through"
          value={typed.to ?? asked.to ?? data?.to ?? ''}
          error={at.to}
          onChange={({ currentTarget }) => choose({ to: currentTarget.value })}
        />
      </Group>
      <Problem error={rest} />
      {data === undefined && error === null && <Waiting height={560} />}
      {data !== undefined && <Told statement={data} />}
    </Page>
  );
}

const PARTS = [
  ['At the beginning', 'opening'],
  ['Bought', 'bought'],
  ['Used', 'drawn'],
  ['Lapsed', 'lapsed'],
  ['Refunded', 'refunded'],
  ['At the end', 'closing'],
] as const;

function Told({ statement }: { readonly statement: Statement }) {
  const { total, currency, lines } = statement;
  const overview = useOperation('portal.show', {});
  return (
    <Stack>
      <Section title="In short">
        <Table>
          <Table.Tbody>
            {PARTS.map(([says, part]) => (
              <Table.Tr key={part}>
                <Table.Th scope="row">{says}</Table.Th>
                <Table.Td className="figure">
                  <Hours minutes={total[part].minutes} />
                  <br />
                  <Money amount={total[part].value} currency={currency} size="sm" c="dimmed" />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <UnpaidSays balance={overview.data?.balance} to={statement.to} />
      </Section>
      <Section title="Line by line">
        {lines.length === 0 && <Text c="dimmed">Nothing happened in these days.</Text>}
        {lines.length > 0 && <Lines lines={lines} />}
      </Section>
    </Stack>
  );
}

/** On a phone the day stands above what was done, and the balance below what it drew. */
function Lines({ lines }: Pick<Statement, 'lines'>) {
  return (
    <Sideways name="The lines of the statement">
      <Table horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" visibleFrom="sm">
              Day
            </Table.Th>
            <Table.Th scope="col">What</Table.Th>
            <Table.Th scope="col" className="figure">
              Hours
            </Table.Th>
            <Table.Th scope="col" className="figure" visibleFrom="sm">
              Balance
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Line key={line.sequence} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Sideways>
  );
}

function Line({ line }: { readonly line: Statement['lines'][number] }) {
  const day = <Day day={line.on} />;
  const balance = <Hours minutes={line.balanceMinutes} />;
  return (
    <Table.Tr>
      <Table.Td visibleFrom="sm">{day}</Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {day}
        </Text>
        {line.entry === null ? (
          line.says
        ) : (
          <Anchor component={Link} inherit to={`/portal/entries/${line.entry}`}>
            {line.says}
          </Anchor>
        )}
        {line.technician !== null && (
          <Text size="xs" c="dimmed">
            {line.technician}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="figure">
        {line.moves.map(({ block, minutes }) => (
          <div key={block}>
            <Hours minutes={minutes} />
          </div>
        ))}
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          Balance
          <br />
          {balance}
        </Text>
      </Table.Td>
      <Table.Td className="figure" visibleFrom="sm">
        {balance}
      </Table.Td>
    </Table.Tr>
  );
}
