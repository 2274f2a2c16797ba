/** What was bought, used-up and expired blocks too. */
import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { OutputOf } from '../../contract/operations.ts';
import { Day, Hours, Money, Rate } from '../ui/figures.tsx';
import { HoursBar } from '../ui/hours-bar.tsx';
import { Empty, More, Page, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useList } from '../ui/queries.ts';

type Block = OutputOf<'portal.blocks'>['items'][number];

export function BlocksPage() {
  const list = useList('portal.blocks', {});
  return (
    <Page title="Blocks of hours">
      <Problem error={list.error} />
      {!list.isRead && <Waiting height={480} />}
      {list.isRead && list.items.length === 0 && (
        <Empty says="No block was bought yet. Each one will stand here, also when it is used up." />
      )}
      {list.items.map((block) => (
        <OneBlock key={block.id} block={block} />
      ))}
      <More list={list} />
    </Page>
  );
}

const STATES = {
  unpaid: ['waiting for payment', 'yellow'],
  open: ['open', 'bank'],
  used_up: ['used up', 'gray'],
  expired: ['expired', 'orange'],
  lapsed: ['lapsed', 'gray'],
} as const;

function OneBlock({ block }: { readonly block: Block }) {
  const { name, state, boughtOn, expiresOn, minutes, price, ratePerHour, currency } = block;
  const [says, color] = STATES[state];
  return (
    <Paper withBorder p="md" component="article" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {name}
          </Title>
          <Badge color={color} variant="light">
            {says}
          </Badge>
        </Group>
        <HoursBar
          usableMinutes={state === 'open' ? block.usableMinutes : 0}
          fullMinutes={minutes}
        />
        <Text size="sm">
          Bought on <Day day={boughtOn} />
          {expiresOn === null ? ', never expires' : ', last usable day '}
          {expiresOn !== null && <Day day={expiresOn} />}: <Hours minutes={minutes} /> for{' '}
          <Money amount={price} currency={currency} /> at{' '}
          <Rate amount={ratePerHour} currency={currency} />
          {block.saving !== null && Number(block.saving) > 0 && (
            <>
              , which saved <Money amount={block.saving} currency={currency} />
            </>
          )}
          .
        </Text>
        <Text size="sm" c="dimmed">
          Used <Hours minutes={block.drawnMinutes} />
          {block.lapsedMinutes > 0 && (
            <>
              , lapsed <Hours minutes={block.lapsedMinutes} />
            </>
          )}
          {block.refundedMinutes > 0 && (
            <>
              , refunded <Hours minutes={block.refundedMinutes} />
            </>
          )}
          , left <Hours minutes={block.leftMinutes} /> worth{' '}
          <Money amount={block.leftValue} currency={currency} />
          {block.invoice !== null && ` · ${block.invoice.label}`}
        </Text>
      </Stack>
    </Paper>
  );
}
