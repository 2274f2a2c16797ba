/** A block's figures: what it was, and where its hours went. */
import { Day, Hours, Money, Rate } from '../../ui/figures.tsx';
import { InvoiceLink } from '../shell/links.tsx';
import { type Block, ORIGINS, paymentOf } from './block-words.tsx';
import type { Fact } from './fact-grid.tsx';

export function blockFacts(block: Block): readonly Fact[] {
  return [
    boughtOf(block),
    priceOf(block),
    paidOf(block),
    expiryOf(block),
    usedOf('Drawn', block.drawnMinutes, block.drawnValue, block.currency),
    usedOf('Lapsed', block.lapsedMinutes, block.lapsedValue, block.currency),
    usedOf('Refunded', block.refundedMinutes, block.refundedValue, block.currency),
    leftOf(block),
  ];
}

function boughtOf({ origin, boughtOn, minutes }: Block): Fact {
  return {
    name: ORIGINS[origin],
    says: <Hours minutes={minutes} />,
    more: (
      <>
        on <Day day={boughtOn} />
      </>
    ),
  };
}

function priceOf({ price, currency, ratePerHour, saving }: Block): Fact {
  return {
    name: 'Price',
    says: <Money amount={price} currency={currency} />,
    more: (
      <>
        <Rate amount={ratePerHour} currency={currency} />
        {saving !== null && (
          <>
            , <Money amount={saving} currency={currency} /> saved
          </>
        )}
      </>
    ),
  };
}

function paidOf(block: Block): Fact {
  const { paid, currency, invoice } = block;
  const payment = paymentOf(block);
  if (payment === null) return { name: 'Paid', says: 'Nothing was to be paid' };
  return {
    name: 'Paid',
    says: (
      <>
        {payment.says}: <Money amount={paid} currency={currency} />
      </>
    ),
    ...(invoice === null ? {} : { more: <InvoiceLink invoice={invoice}>Its invoice</InvoiceLink> }),
  };
}

function expiryOf({ expiresOn, workTypes }: Block): Fact {
  return {
    name: 'Last usable day',
    says: expiresOn === null ? 'Never expires' : <Day day={expiresOn} />,
    more: workTypes === null ? 'For any work' : `Only for ${workTypes.join(', ')}`,
  };
}

function usedOf(name: string, minutes: number, value: string, currency: string): Fact {
  if (minutes === 0) return { name, says: 'Nothing' };
  return {
    name,
    says: <Hours minutes={minutes} />,
    more: <Money amount={value} currency={currency} />,
  };
}

function leftOf({ leftMinutes, leftValue, usableMinutes, currency }: Block): Fact {
  return {
    name: 'Usable today',
    says: <Hours minutes={usableMinutes} />,
    more:
      leftMinutes === 0 ? (
        'Nothing is left'
      ) : (
        <>
          of <Hours minutes={leftMinutes} /> worth <Money amount={leftValue} currency={currency} />
        </>
      ),
  };
}
