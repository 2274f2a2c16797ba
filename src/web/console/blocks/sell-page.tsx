/** Selling a block: what is sold on what terms, and exactly the invoice that it will be. */
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Empty, Page, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { SellForm } from './sell-form.tsx';
import { Sold } from './sold.tsx';

const route = getRouteApi('/shell/clients/$client/sell');

export function SellPage() {
  const { client: asked } = route.useParams();
  return <Selling key={asked} asked={asked} />;
}

function Selling({ asked }: { readonly asked: string }) {
  const client = useOperation('client.show', { client: asked });
  const offers = useOperation('offer.list', { client: asked });
  const [sold, setSold] = useState<OutputOf<'block.sell'> | null>(null);
  const may = useMay();
  const error = client.error ?? offers.error;
  if (!may('blocks:write')) {
    return (
      <Page title="Sell a block">
        <Empty says="Blocks are sold by owners and by billing." />
      </Page>
    );
  }
  if (client.data === undefined || offers.data === undefined) {
    return (
      <Page title="Sell a block">
        {error === null ? <Waiting height={640} /> : <Problem error={error} />}
      </Page>
    );
  }
  const { name } = client.data;
  if (sold !== null) {
    return (
      <Page title={`Sold to ${name}`}>
        <Sold block={sold} onNext={() => setSold(null)} />
      </Page>
    );
  }
  return (
    <Page title={`Sell a block to ${name}`}>
      <SellForm client={client.data} offers={offers.data.items} onSold={setSold} />
    </Page>
  );
}
