/** Audit: who did what, newest first. */
import { Code, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { momentText } from '../../ui/format.ts';
import { More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList, useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink, EntryLink } from '../shell/links.tsx';
import { Frame } from './frame.tsx';

type Deed = OutputOf<'audit.list'>['items'][number];

const ACTORS: Readonly<Record<string, string>> = {
  member: '',
  key: ' (by an API key)',
  operator: ' (on the machine)',
  contact: ' (of a client)',
  system: ' (the program itself)',
};

const whoOf = ({ actorName, actorKind }: Deed): string =>
  `${actorName}${ACTORS[actorKind] ?? ` (${actorKind})`}`;

/** `entry.post` as `post an entry` would be guessing: it is told as the API calls it. */
const whatOf = ({ operation }: Deed): string => operation;

type Names = ReadonlyMap<string, string>;

const columnsWith = (clients: Names): readonly Column<Deed>[] => [
  {
    heading: 'When',
    cell: ({ at }) => <span className="figure">{momentText(at)}</span>,
    text: ({ at }) => at,
  },
  { heading: 'Who', cell: whoOf, text: whoOf },
  { heading: 'What', cell: (deed) => <code>{whatOf(deed)}</code>, text: whatOf },
  {
    heading: 'About',
    cell: (deed) => <About deed={deed} clients={clients} />,
    text: ({ subject, client }) => `${clients.get(client ?? '') ?? ''} ${subject}`.trim(),
  },
  {
    heading: 'With',
    cell: ({ summary }) => <Given summary={summary} />,
    text: ({ summary }) => JSON.stringify(summary),
  },
];

export function AuditPage() {
  const list = useList('audit.list', { limit: 50 });
  const clients = useOperation('client.list', { limit: 500 });
  const names = new Map(clients.data?.items.map(({ id, name }) => [id, name]));
  return (
    <Frame
      title="Audit"
      says="Every act that changed something, with who did it and by which means. Nothing here can be
        changed or taken away."
    >
      <Problem error={list.error} />
      <Section title="Who did what">
        {list.isRead ? (
          <Rows
            caption="Who did what, newest first"
            items={list.items}
            keyOf={({ id }) => id}
            columns={columnsWith(names)}
            all={list.all}
          />
        ) : (
          <Waiting height={480} />
        )}
        <More list={list} />
      </Section>
    </Frame>
  );
}

/** Of what was discarded there is nothing to be looked at. */
function isEntry(operation: string): boolean {
  return operation.startsWith('entry.') && operation !== 'entry.discard';
}

function About({
  deed: { client, operation, subject },
  clients,
}: {
  readonly deed: Deed;
  readonly clients: Names;
}) {
  if (client === null) return subject === '' ? '–' : <Text size="sm">{subject}</Text>;
  return (
    <Text size="sm" component="div">
      <ClientLink client={client}>{clients.get(client) ?? 'the client'}</ClientLink>
      {isEntry(operation) && (
        <>
          , <EntryLink entry={subject}>the entry</EntryLink>
        </>
      )}
    </Text>
  );
}

/** What the act was given, without what it leaves to the default. */
function Given({ summary }: { readonly summary: unknown }) {
  if (typeof summary !== 'object' || summary === null) return null;
  const told = Object.entries(summary).filter(
    ([, value]) => value !== null && value !== '' && value !== false,
  );
  if (told.length === 0) return null;
  return (
    <details>
      <summary>{told.length === 1 ? '1 field' : `${told.length} fields`}</summary>
      <Code block style={{ whiteSpace: 'pre-wrap' }} maw="28rem">
        {told.map(([name, value]) => `${name}: ${textOf(value)}`).join('\n')}
      </Code>
    </details>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
