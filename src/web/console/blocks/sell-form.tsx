/** The form of a sale: an offer of the catalogue or terms of its own, beside the invoice to be. */
import { Anchor, Grid, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { Section } from '../../ui/page.tsx';
import { InvoiceToBe } from '../invoices/invoice-to-be.tsx';
import { OfferChoice } from './offer-choice.tsx';
import { OwnTerms } from './own-terms.tsx';
import { blockOf, canBeShown, type Offer, type Sale } from './sale.ts';
import { useSale } from './sale-form.ts';
import { MoreTerms, Paying } from './sell-more.tsx';

const TYPING_MILLISECONDS = 250;

export function SellForm({
  client,
  offers,
  onSold,
}: {
  readonly client: OutputOf<'client.show'>;
  readonly offers: readonly Offer[];
  readonly onSold: (block: OutputOf<'block.sell'>) => void;
}) {
  const { form, submit, problem, isBusy } = useSale(client.id, onSold);
  const { values } = form;
  const isOwn = values.product === '';
  return (
    <form onSubmit={submit} noValidate>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Section title="What is sold">
              <OfferChoice form={form} offers={offers} currency={client.currency} />
              {isOwn && <OwnTerms form={form} client={client} />}
              <MoreTerms form={form} isOwn={isOwn} />
            </Section>
            <Section title="Paying">
              <Paying form={form} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <div className="stays">
            <ToBe client={client.id} sale={values}>
              <FormEnd button="Sell and issue the invoice" isBusy={isBusy} problem={problem}>
                <Anchor component={Link} to={`/clients/${client.id}`}>
                  Leave it
                </Anchor>
              </FormEnd>
            </ToBe>
          </div>
        </Grid.Col>
      </Grid>
    </form>
  );
}

/** Asked anew a moment after the last stroke. */
function ToBe({
  client,
  sale,
  children,
}: {
  readonly client: string;
  readonly sale: Sale;
  readonly children: ReactNode;
}) {
  const asked = {
    client,
    blocks: [blockOf(sale)],
    ...(sale.boughtOn === '' ? {} : { issuedOn: sale.boughtOn }),
  };
  const [text] = useDebouncedValue(JSON.stringify(asked), TYPING_MILLISECONDS);
  return (
    <InvoiceToBe
      recipe={canBeShown(sale) ? text : null}
      says="Choose an offer, or say how many hours at what price."
    >
      {children}
    </InvoiceToBe>
  );
}
