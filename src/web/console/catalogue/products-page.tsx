/** Blocks for sale: products, and what so many hours of each cost. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList, useOperation } from '../../ui/queries.ts';
import { useFirmDay } from '../shell/firm-day.ts';
import { useMay } from '../shell/session.ts';
import { Frame } from './frame.tsx';
import { ProductForm } from './product-form.tsx';
import { type Product, ProductSection } from './product-section.tsx';
import { TierForm } from './tier-form.tsx';
import { WithdrawQuestion } from './withdraw-question.tsx';

type Open =
  | { readonly what: 'product' }
  | { readonly what: 'tier' | 'withdraw'; readonly product: Product; readonly minutes?: number };

const TITLES = { product: 'Add a product', tier: 'Set a price', withdraw: 'Take it out of sale' };

export function ProductsPage() {
  const may = useMay();
  const list = useList('product.list', { limit: 500 });
  const rates = useOperation('rate.list', { limit: 500 });
  const today = useFirmDay();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const add = may('catalogue:write') && (
    <Button onClick={() => setOpen({ what: 'product' })}>Add a product</Button>
  );
  return (
    <Frame
      title="Blocks for sale"
      says="What clients are offered, in the portal too: hours at a price, cheaper by the hour the
        more there are. A price holds from its day on; a block that was sold keeps the price it was
        sold at."
      actions={add}
    >
      <Problem error={list.error} />
      {!list.isRead && <Waiting />}
      {list.isRead && list.items.length === 0 && (
        <Section title="Nothing is for sale yet">
          <Empty says="A product is a name with prices, such as Support hours: 10 h, 20 h and 50 h. Blocks can also be sold at a price of their own, without one.">
            {add}
          </Empty>
        </Section>
      )}
      {list.items.map((product) => (
        <ProductSection
          key={product.id}
          product={product}
          rates={rates.data?.items ?? []}
          today={today}
          mayChange={may('catalogue:write')}
          onTier={(minutes) =>
            setOpen({ what: 'tier', product, ...(minutes === undefined ? {} : { minutes }) })
          }
          onWithdraw={() => setOpen({ what: 'withdraw', product })}
        />
      ))}
      <More list={list} />
      <Dialog isOpen={open !== null} onClose={close} title={open === null ? '' : TITLES[open.what]}>
        {open?.what === 'product' && <ProductForm onDone={close} />}
        {open?.what === 'tier' && (
          <TierForm
            product={open.product}
            minutes={open.minutes ?? null}
            rates={rates.data?.items ?? []}
            today={today}
            onDone={close}
          />
        )}
        {open?.what === 'withdraw' && <WithdrawQuestion product={open.product} onDone={close} />}
      </Dialog>
    </Frame>
  );
}
