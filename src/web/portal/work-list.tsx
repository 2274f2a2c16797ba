/** Work as a client reads it: who, what, when, how long, and which block it drew from. */
import { Anchor, Badge, Divider, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { OutputOf } from '../../contract/operations.ts';
import { Day, Hours, Money } from '../ui/figures.tsx';
import { Joined, workName } from '../ui/joined.ts';

type Entry = OutputOf<'portal.entries'>['items'][number];

export function WorkList({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <Stack gap="sm">
      {entries.map((entry, place) => (
        <Fragment key={entry.id}>
          {place > 0 && <Divider />}
          <Work entry={entry} />
        </Fragment>
      ))}
    </Stack>
  );
}

function Work({ entry }: { readonly entry: Entry }) {
  const { id, description, technician, workType, workedOn, workedMinutes, state } = entry;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
      <div>
        <Anchor component={Link} to={`/portal/entries/${id}`} fw={600}>
          {workName(entry)}
        </Anchor>{' '}
        {state !== 'posted' && (
          <Badge color={state === 'waiting' ? 'yellow' : 'gray'} variant="light">
            {state === 'waiting' ? 'waiting' : 'taken back'}
          </Badge>
        )}
        {description !== '' && <Text size="sm">{description}</Text>}
        <Text size="sm" c="dimmed">
          <Joined parts={[<Day key="day" day={workedOn} />, technician, workType]} sign=" · " />
        </Text>
        <Drew entry={entry} />
      </div>
      <Hours minutes={workedMinutes} fw={600} />
    </Group>
  );
}

/** From which blocks, and what no block covered: told here, not on the invoice. */
export function Drew({ entry }: { readonly entry: Entry }) {
  const { draws, overageMinutes, overageValue, separateMinutes, separateValue, currency } = entry;
  return (
    <Stack gap={0}>
      {draws.map(({ block, blockName, minutes, value }) => (
        <Text key={block} size="sm">
          <Hours minutes={minutes} /> from {blockName}, worth{' '}
          <Money amount={value} currency={currency} />
        </Text>
      ))}
      {overageMinutes > 0 && (
        <Text size="sm">
          <Hours minutes={overageMinutes} /> that no block covers
          {overageValue !== null && (
            <>
              , invoiced at <Money amount={overageValue} currency={currency} />
            </>
          )}
        </Text>
      )}
      {separateMinutes > 0 && (
        <Text size="sm">
          <Hours minutes={separateMinutes} /> of travel
          {separateValue !== null && (
            <>
              , invoiced at <Money amount={separateValue} currency={currency} />
            </>
          )}
        </Text>
      )}
    </Stack>
  );
}
