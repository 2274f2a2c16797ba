/** What came of posting many: how many, what they drew, and each that was refused. */
import { Alert, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText, hoursText } from '../../ui/format.ts';
import { sentence } from '../../ui/problem.tsx';
import { EntryLink } from '../shell/links.tsx';

type Result = OutputOf<'entry.post-many'>;
type Entry = OutputOf<'entry.show'>;

export function PostedMany({
  result,
  drafts,
}: {
  readonly result: Result | null;
  /** What the refused ones are, as they still stand in the list. */
  readonly drafts: readonly Entry[];
}) {
  return (
    <div role="status">
      {result !== null && (
        <Alert
          color={result.refused.length > 0 ? 'orange' : 'bank'}
          title={`${countText(result.posted.length, 'draft')} posted`}
        >
          <Text size="sm">{sayPosted(result.posted)}</Text>
          <ul>
            {result.refused.map(({ entry, message }) => (
              <li key={entry}>
                <Text size="sm">
                  <EntryLink entry={entry}>{nameOf(entry, drafts)}</EntryLink>: {sentence(message)}
                </Text>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

function sayPosted(posted: readonly Entry[]): string {
  const outcomes = posted.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const drawn = sum(outcomes.flatMap(({ draws }) => draws.map(({ minutes }) => minutes)));
  const overage = sum(outcomes.map(({ overageMinutes }) => overageMinutes));
  const waiting = posted.filter(({ state }) => state === 'waiting').length;
  const parts = [
    `${hoursText(drawn)} drawn from blocks`,
    ...(overage > 0 ? [`${hoursText(overage)} of overage`] : []),
    ...(waiting > 0
      ? [`${countText(waiting, 'entry', 'entries')} waiting, drawing nothing yet`]
      : []),
  ];
  return `${parts.join('; ')}.`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function nameOf(id: string, drafts: readonly Entry[]): string {
  const entry = drafts.find((each) => each.id === id);
  if (entry === undefined) return 'Refused';
  return `${hoursText(entry.workedMinutes)} for ${entry.clientName}`;
}
