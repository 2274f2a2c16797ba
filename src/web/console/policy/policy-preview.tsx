/** What a policy would change, sentence by sentence, before it is set. */
import { Paper, Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { type GivenTo, Refused } from '../../ui/client.ts';
import { dayText } from '../../ui/format.ts';
import { useOperation } from '../../ui/queries.ts';
import { Sentences } from './sentences.tsx';
import { whose } from './use-policy.ts';

type Settings = GivenTo<'policy.preview'>['settings'];

export function PolicyPreview({
  client,
  settings,
  validFrom,
}: {
  readonly client: string | null;
  /** As typed: what it cannot be is told by the server. */
  readonly settings: object;
  readonly validFrom: string;
}) {
  const { data, error } = useOperation('policy.preview', {
    ...whose(client),
    ...(validFrom === '' ? {} : { validFrom }),
    settings: settings as Settings,
  });
  return (
    <Paper withBorder p="md" role="status" aria-label="What would change">
      {error !== null && (
        <Text size="sm">
          {error instanceof Refused
            ? 'What it would do stands here as soon as all fields can be read.'
            : error.message}
        </Text>
      )}
      {error === null && data !== undefined && <Changes told={data} />}
    </Paper>
  );
}

function Changes({ told: { on, says, saysNow } }: { readonly told: OutputOf<'policy.preview'> }) {
  const ends = saysNow.filter((each) => !says.includes(each));
  const begins = says.filter((each) => !saysNow.includes(each));
  if (ends.length + begins.length === 0) {
    return <Text size="sm">Nothing would change from {dayText(on)} on.</Text>;
  }
  return (
    <Stack gap="xs">
      <Said title={`What holds on ${dayText(on)} without it`} says={ends} />
      <Said title="What would hold from then on" says={begins} />
    </Stack>
  );
}

function Said({ title, says }: { readonly title: string; readonly says: readonly string[] }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Sentences says={says} />
    </div>
  );
}
