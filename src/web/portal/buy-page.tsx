/** The next block: what there is, what it saves, and the way to pay. */
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../contract/operations.ts';
import { Day, Hours, Money, Rate } from '../ui/figures.tsx';
import { moneyText } from '../ui/format.ts';
import { Empty, Page, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useOperation, useWrite } from '../ui/queries.ts';

type Offer = OutputOf<'portal.offers'>['items'][number];
type Bought = OutputOf<'portal.buy'>;

export function BuyPage() {
  const { data: overview } = useOperation('portal.show', {});
  const { data: offers, error } = useOperation('portal.offers', {});
  const [bought, setBought] = useState<Bought | null>(null);
  if (bought !== null) return <Thanks bought={bought} />;
  const mayBuy = overview?.mayBuy === true;
  return (
    <Page title="Buy more hours">
      <Problem error={error} />
      {offers === undefined && error === null && <Waiting height={420} />}
      {offers?.items.length === 0 && (
        <Empty says="There is no fixed offer just now. Ask your provider: any size is possible." />
      )}
      {overview !== undefined && !mayBuy && (
        <Alert color="gray" title="Somebody else buys for you">
          Hours are bought by your contacts for billing. Ask one of them, or your provider.
        </Alert>
      )}
      {offers?.items.map((offer) => (
        <OneOffer
          key={`${offer.product} ${offer.minutes}`}
          offer={offer}
          mayBuy={mayBuy}
          usableWhen={overview?.pays.usableWhen ?? 'paid'}
          onBought={setBought}
        />
      ))}
    </Page>
  );
}

function OneOffer({
  offer,
  mayBuy,
  usableWhen,
  onBought,
}: {
  readonly offer: Offer;
  readonly mayBuy: boolean;
  readonly usableWhen: OutputOf<'portal.show'>['pays']['usableWhen'];
  readonly onBought: (bought: Bought) => void;
}) {
  const [isAsked, setAsked] = useState(false);
  const buy = useWrite('portal.buy', onBought);
  const { product, minutes, price, gross, ratePerHour, currency, saving, expiresOn } = offer;
  return (
    <Paper withBorder p="md" component="article" aria-label={product}>
      <Stack gap="xs">
        <Group justify="space-between" align="baseline">
          <Title order={2} size="h3">
            <Hours minutes={minutes} />
          </Title>
          <Money amount={price} currency={currency} fw={700} fz="xl" />
        </Group>
        <Text>
          {product}, <Rate amount={ratePerHour} currency={currency} />
          {saving !== null && Number(saving) > 0 && (
            <>
              : you save <Money amount={saving} currency={currency} fw={600} />
            </>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {expiresOn === null ? 'Never expires' : 'Bought today, the last usable day is '}
          {expiresOn !== null && <Day day={expiresOn} />}
          {offer.workTypes !== null && `. For ${offer.workTypes.join(', ')} only`}.{' '}
          <WithTax offer={offer} />
        </Text>
        <Problem error={buy.error} />
        {mayBuy && !isAsked && (
          <Group>
            <Button onClick={() => setAsked(true)}>Buy</Button>
          </Group>
        )}
        {isAsked && (
          <Stack gap="xs">
            <Text>
              An invoice over <Money amount={gross} currency={currency} fw={600} />
              {Number(offer.tax) > 0 && ', tax included,'} is issued to you now. The hours open{' '}
              {WHEN[usableWhen]}, and cannot be given back.
            </Text>
            <Group>
              <Button
                loading={buy.isPending}
                onClick={() => buy.mutate({ input: { product, minutes, gross } })}
              >
                Buy for {moneyText(gross, currency)}
              </Button>
              <Button variant="default" onClick={() => setAsked(false)}>
                Not now
              </Button>
            </Group>
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}

/** What it comes to with tax, where there is any. */
function WithTax({ offer: { price, tax, gross, currency } }: { readonly offer: Offer }) {
  if (Number(tax) === 0) return null;
  if (gross === price) return 'Tax is included.';
  return (
    <>
      With tax <Money amount={gross} currency={currency} />.
    </>
  );
}

const WHEN = {
  paid: 'when it is paid',
  issued: 'at once',
  proportional: 'as far as it is paid',
} as const;

function Thanks({ bought: { blockName, invoice, url } }: { readonly bought: Bought }) {
  return (
    <Page title="Bought">
      <Text>
        {blockName} is yours. Invoice {invoice.label} over{' '}
        <Money amount={invoice.gross} currency={invoice.currency} fw={700} />
        {invoice.dueOn !== null && (
          <>
            {' '}
            is due on <Day day={invoice.dueOn} />
          </>
        )}
        .
      </Text>
      <Group>
        <Button component="a" href={url} size="md">
          Pay now
        </Button>
      </Group>
    </Page>
  );
}
