/** What an entry is: who worked when, for which job, and where it came from. */
import type { OutputOf } from '../../../contract/operations.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Day, Hours } from '../../ui/figures.tsx';
import { momentText, timeText } from '../../ui/format.ts';
import { ClientLink, EntryLink } from '../shell/links.tsx';

type Entry = OutputOf<'entry.show'>;

const SOURCES: Readonly<Record<string, string>> = { hourbank: 'Logged here' };

export function EntryFacts({ entry }: { readonly entry: Entry }) {
  const { outcome, startedAt, endedAt } = entry;
  const clock: readonly Fact[] =
    startedAt === null || endedAt === null
      ? []
      : [['From and to', `${timeText(startedAt)} – ${timeText(endedAt)}`]];
  const job: readonly Fact[] = entry.job === '' ? [] : [['Job', entry.job]];
  const corrects: readonly Fact[] =
    entry.corrects === null
      ? []
      : [
          [
            'In place of',
            <EntryLink key="before" entry={entry.corrects}>
              the one before
            </EntryLink>,
          ],
        ];
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
        ['Who worked', entry.technician],
        ['Work type', entry.workType],
        ...job,
        ...corrects,
        ...posted,
        ['From', SOURCES[entry.source] ?? `Imported from ${entry.source}`],
      ]}
    />
  );
}
