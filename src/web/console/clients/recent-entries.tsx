/** The last work done for a client. */
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { ButtonLink, TextLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { ENTRY_COLUMNS } from './entry-columns.tsx';

const SHOWN = 8;

export function RecentEntries({ client }: { readonly client: string }) {
  const mayLog = useMay()('entries:write');
  const { data, error, refetch } = useOperation('entry.list', { client, limit: SHOWN });
  return (
    <Section
      title="Recent entries"
      actions={
        <TextLink to="/clients/$client/entries" params={{ client }} size="sm">
          All entries
        </TextLink>
      }
    >
      <Problem error={error} again={() => void refetch()} />
      {data === undefined && error === null && <Waiting height={320} />}
      {data?.items.length === 0 && (
        <Empty says="No work has been logged for this client yet.">
          {mayLog && (
            <ButtonLink to="/time" variant="default">
              Log time
            </ButtonLink>
          )}
        </Empty>
      )}
      {data !== undefined && data.items.length > 0 && (
        <Rows
          caption="The last work, the newest day first"
          items={data.items}
          columns={ENTRY_COLUMNS}
          keyOf={({ id }) => id}
          filters={false}
        />
      )}
    </Section>
  );
}
