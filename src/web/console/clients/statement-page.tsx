/** Everything that happened between two days, each line with the balance after it. */
import { Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Period } from '../../ui/days.ts';
import { dayText } from '../../ui/format.ts';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { toldAt } from '../../ui/told-at.ts';
import { UnpaidSays } from '../../ui/unpaid-says.tsx';
import { StatementFiles } from './statement-files.tsx';
import { lineColumns } from './statement-lines.tsx';
import { PeriodChoice } from './statement-period.tsx';
import { StatementRoll } from './statement-roll.tsx';
import { useClient } from './this-client.ts';

const route = getRouteApi('/shell/clients/$client/statement');

const STATEMENT = '/clients/$client/statement';

export function StatementPage() {
  const { id: client, currency } = useClient();
  const period = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (chosen: Period): void =>
    void navigate({ to: STATEMENT, params: { client }, search: chosen, replace: true });
  const { data, error, refetch } = useOperation('statement.show', { client, ...period });
  const balance = useOperation('balance.show', { client });
  const columns = useMemo(() => lineColumns(client, currency), [client, currency]);
  const { at, rest } = toldAt(error, ['from', 'to']);
  const told = data === undefined ? null : { from: data.from, to: data.to };
  return (
    <>
      <Section
        title="Statement"
        actions={told !== null && <StatementFiles client={client} period={told} />}
      >
        <PeriodChoice asked={period} told={told} errors={at} onChoose={choose} />
        <Problem error={rest} again={() => void refetch()} />
        {data === undefined && error === null && <Waiting height={320} />}
        {data !== undefined && (
          <>
            <Text>
              From {dayText(data.from)} to {dayText(data.to)}.{' '}
              {data.drawOrder === 'purchase'
                ? 'The hours bought first are drawn first.'
                : 'The hours that expire soonest are drawn first.'}
            </Text>
            <StatementRoll client={client} statement={data} />
            <UnpaidSays balance={balance.data} to={data.to} />
          </>
        )}
      </Section>
      {data !== undefined && (
        <Section title="Line by line">
          {data.lines.length === 0 ? (
            <Empty says="Nothing happened between these days." />
          ) : (
            <Rows
              caption={`Statement from ${data.from} to ${data.to}`}
              items={data.lines}
              columns={columns}
              keyOf={({ sequence }) => String(sequence)}
            />
          )}
        </Section>
      )}
    </>
  );
}
