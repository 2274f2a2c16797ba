/** What an entry is: who worked when, for which job, and where it came from. */
import type { OutputOf } from '../../../contract/operations.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Day, Hours } from '../../ui/figures.tsx';
import { momentText, timeText } from '../../ui/format.ts';
import { ClientLink, EntryLink } from '../shell/links.tsx';

type Entry = OutputOf<'entry.show'>;

const SOURCES: Readonly<Record<string, string>> = { hourbank: 'Logged here' };

export function EntryFacts({
  entry,
  correctedBy,
}: {
  readonly entry: Entry;
  /** What took its place; null: nothing did. */
  readonly correctedBy: string | null;
}) {
  const { outcome, startedAt, endedAt } = entry;
  const clock: readonly Fact[] =
    startedAt === null || endedAt === null
      ? []
      : [['From and to', `${timeText(startedAt)} – ${timeText(endedAt)}`]];
  const named = ([word, says]: readonly [string, string]): readonly Fact[] =>
    says === '' ? [] : [[word, says]];
  const posted: readonly Fact[] =
    outcome === null || entry.state === 'waiting'
      ? []
      : [
          ['Posted', momentText(outcome.postedAt)],
          ...(outcome.journal === null
            ? []
            : ([['In the journal', `No. ${outcome.journal}`]] satisfies readonly Fact[])),
          ...(outcome.reversal === null
            ? []
            : ([['Reversed by', `No. ${outcome.reversal}`]] satisfies readonly Fact[])),
        ];
  return (
    <Facts
      facts={[
        [
          'Client',
          <ClientLink key="client" client={entry.client}>
            {entry.clientName}
          </ClientLink>,
        ],
        ['Day', <Day key="day" day={entry.workedOn} />],
        ...clock,
        ['Worked', <Hours key="worked" minutes={entry.workedMinutes} />],
        ...named(['Who worked', entry.technician]),
        ...named(['Work type', entry.workType]),
        ...named(['Job', entry.job]),
        ...otherVersion('In place of', entry.corrects, 'the one before'),
        ...otherVersion('Corrected by', correctedBy, 'the one in its place'),
        ...posted,
        ['From', SOURCES[entry.source] ?? `Imported from ${entry.source}`],
      ]}
    />
  );
}

/** What it corrects, or what it was corrected by: nothing, of most. */
function otherVersion(word: string, entry: string | null, says: string): readonly Fact[] {
  if (entry === null) return [];
  return [
    [
      word,
      <EntryLink key={entry} entry={entry}>
        {says}
      </EntryLink>,
    ],
  ];
}
