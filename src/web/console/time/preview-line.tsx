/** What posting would do, in a sentence: while it is typed, on drafts, and before a correction. */
import { Badge, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Fragment } from 'react';
import type { OperationName, OutputOf } from '../../../contract/operations.ts';
import { type GivenTo, Refused, Unreachable } from '../../ui/client.ts';
import { hoursText } from '../../ui/format.ts';
import { sentence } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { BlockLink } from '../shell/links.tsx';
import { useBlockFacts } from './block-facts.ts';
import { countedText, drawParts, type Outcome, type Tone, toneOf } from './draw-words.ts';

type Preview = OutputOf<'entry.preview'>;
type Entry = OutputOf<'entry.show'>;

export type Previewing = 'entry.preview' | 'entry.preview-posting' | 'entry.preview-correction';

const TONES: Readonly<Record<Tone, readonly [color: string, says: string]>> = {
  covered: ['bank', 'Covered'],
  overage: ['orange', 'Overage'],
  waiting: ['yellow', 'Waits'],
  apart: ['blue', 'Not drawn'],
};

export function ToneBadge({ outcome }: { readonly outcome: Outcome }) {
  const [color, says] = TONES[toneOf(outcome)];
  return (
    <Badge variant="light" color={color} radius="sm" tt="none" miw="fit-content" component="span">
      {says}
    </Badge>
  );
}

/** What an entry draws, in words; each block leads to itself. */
export function DrawSentence({
  entry,
  outcome,
}: {
  readonly entry: Pick<Entry, 'client' | 'currency' | 'workedMinutes'>;
  readonly outcome: Outcome;
}) {
  const factsOf = useBlockFacts(
    entry.client,
    outcome.draws.map(({ block }) => block),
  );
  const parts = drawParts({ ...entry, outcome }, factsOf);
  return (
    <>
      {parts.map(({ text, block }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence have no other name
        <Fragment key={place}>
          {block === undefined ? (
            text
          ) : (
            <BlockLink client={entry.client} block={block}>
              {text}
            </BlockLink>
          )}
        </Fragment>
      ))}
    </>
  );
}

/**
 * What came of posting, which may differ from what was promised: somebody else may have drawn from
 * the same block meanwhile. Nothing of a draft.
 */
export function BecameSentence({ entry }: { readonly entry: Entry }) {
  const { outcome } = entry;
  if (outcome === null) return null;
  return (
    <>
      <ToneBadge outcome={outcome} /> <DrawSentence entry={entry} outcome={outcome} />.
    </>
  );
}

export function PreviewSentence({ preview }: { readonly preview: Preview }) {
  const { entry, usableMinutesAfter } = preview;
  const { outcome } = entry;
  if (outcome === null) return null;
  const counted = countedText(entry.workedMinutes, outcome);
  return (
    <Group gap="xs" align="baseline">
      <ToneBadge outcome={outcome} />
      <Text size="sm" flex="1 1 14rem" className="tabular">
        {counted !== null && `${counted}. `}
        <DrawSentence entry={entry} outcome={outcome} />;{' '}
        <strong>{hoursText(usableMinutesAfter)} left</strong>.
      </Text>
    </Group>
  );
}

/** True where posting would wait, or is refused, for want of open hours (A4, B6). */
export function isShortOfHours(of: {
  readonly preview: Preview | undefined;
  readonly error: Error | null;
}): boolean {
  if (of.error instanceof Refused) return of.error.code === 'insufficient_minutes';
  return of.preview?.entry.outcome?.coverage === 'waiting';
}

const DEBOUNCE_MILLISECONDS = 250;

/**
 * Asks for a preview a moment after what it is about has changed. `input` is null while there is
 * not enough to ask with.
 */
export function usePreview<Name extends Previewing & OperationName>(
  name: Name,
  input: GivenTo<Name> | null,
) {
  const text = input === null ? null : JSON.stringify(input);
  const [settled] = useDebouncedValue(text, DEBOUNCE_MILLISECONDS);
  const asked = (settled === null ? {} : JSON.parse(settled)) as GivenTo<Name>;
  const query = useOperation(name, asked, { enabled: settled !== null });
  const isOld = text !== settled || query.isPlaceholderData;
  const preview = (settled === null ? undefined : query.data) as Preview | undefined;
  return { preview: query.error === null ? preview : undefined, error: query.error, isOld };
}

/** The preview as it stands: what it says dims while what was typed since is being looked at. */
export function LivePreview({
  of: { preview, error, isOld },
  hint,
}: {
  readonly of: ReturnType<typeof usePreview>;
  /** What is said while there is nothing to look at yet. */
  readonly hint: string;
}) {
  return (
    <div
      role="status"
      aria-live="polite"
      className="preview"
      data-old={(isOld && preview !== undefined) || undefined}
    >
      {preview !== undefined && <PreviewSentence preview={preview} />}
      {preview === undefined && error !== null && (
        <Text size="sm" c={error instanceof Unreachable ? 'dimmed' : 'var(--mantine-color-error)'}>
          {error instanceof Unreachable
            ? 'The server does not answer, so what this draws is not known now.'
            : sentence(error.message)}
        </Text>
      )}
      {preview === undefined && error === null && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}
