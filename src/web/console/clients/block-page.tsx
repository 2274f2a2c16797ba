/** A block: what is left of it, what became of the rest, and each movement with its balance. */
import { Box, Group, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Hours } from '../../ui/figures.tsx';
import { HoursBar } from '../../ui/hours-bar.tsx';
import { More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Rows } from '../../ui/rows.tsx';
import { BlockActs } from '../blocks/block-acts.tsx';
import { blockFacts } from './block-facts.tsx';
import { BlockBadges } from './block-words.tsx';
import { FactGrid } from './fact-grid.tsx';
import { movementColumns } from './movement-columns.tsx';
import { useMovements } from './movements.ts';
import { useClient } from './this-client.ts';

const route = getRouteApi('/shell/clients/$client/blocks/$block');

/** Each block has a page of its own: nothing of one is seen while another is read. */
export function BlockPage() {
  const { block } = route.useParams();
  return <OneBlock key={block} asked={block} />;
}

function OneBlock({ asked }: { readonly asked: string }) {
  const { id: client, archivedOn, currency } = useClient();
  const movements = useMovements(client, asked);
  const columns = useMemo(() => movementColumns(currency), [currency]);
  const { block } = movements;
  if (block === undefined) {
    if (movements.error === null) return <Waiting height={480} />;
    return <Problem error={movements.error} again={movements.again} />;
  }
  return (
    <>
      <Section
        title={`Block ${block.name}`}
        actions={archivedOn === null && <BlockActs client={client} block={block.id} />}
      >
        <Stack gap="lg">
          <BlockBadges block={block} />
          <Group gap="xl" align="flex-end">
            <div>
              <Hours minutes={block.leftMinutes} hero />
              <Text size="sm" c="dimmed">
                left in this block
              </Text>
            </div>
            <Box flex="1 1 12rem" maw="28rem">
              <HoursBar usableMinutes={block.leftMinutes} fullMinutes={block.minutes} />
            </Box>
          </Group>
          <FactGrid facts={blockFacts(block)} />
          {block.note !== '' && <Text size="sm">Note: {block.note}</Text>}
        </Stack>
      </Section>
      <Section title="What it was used for">
        <Rows
          caption={`Movements of block ${block.name}, the newest first`}
          items={movements.items}
          columns={columns}
          keyOf={({ sequence, kind, minutes }) => `${sequence} ${kind} ${minutes}`}
          all={movements.all}
        />
        <More list={movements} />
      </Section>
    </>
  );
}
