/** The first steps of a firm, each with whether it is done: looked up, not ticked off. */
import { useOperation } from '../../ui/queries.ts';

export type Step = {
  readonly title: string;
  readonly why: string;
  readonly to: string;
  readonly isDone: boolean;
};

type Found = {
  readonly hasRate: boolean;
  readonly hasWorkTypes: boolean;
  readonly hasAddress: boolean;
  readonly hasClient: boolean;
  readonly hasBlock: boolean;
};

/** Null until all is known. */
export function useSteps(): {
  readonly steps: readonly Step[] | null;
  readonly error: Error | null;
} {
  const rates = useOperation('rate.list', { limit: 1 });
  const workTypes = useOperation('work-type.list', { limit: 1 });
  const billing = useOperation('billing.show', {});
  const clients = useOperation('client.overview', { limit: 500 });
  const error = rates.error ?? workTypes.error ?? billing.error ?? clients.error;
  if (!rates.data || !workTypes.data || !billing.data || !clients.data) {
    return { steps: null, error };
  }
  const steps = stepsOf({
    hasRate: rates.data.items.length > 0,
    hasWorkTypes: workTypes.data.items.length > 0,
    hasAddress: billing.data.address !== '',
    hasClient: clients.data.items.length > 0,
    hasBlock: clients.data.items.some(
      ({ fullMinutes, unpaidMinutes }) => fullMinutes > 0 || unpaidMinutes > 0,
    ),
  });
  return { steps, error };
}

function stepsOf(found: Found): readonly Step[] {
  return [
    {
      title: 'Say what an hour costs',
      why: 'The standard rate: what prepaid hours are cheaper than, and what overage is billed at.',
      to: '/catalogue/rates',
      isDone: found.hasRate,
    },
    {
      title: 'Name the kinds of work',
      why: 'Remote, on site, after hours, travel: each may weigh more, or be billed apart.',
      to: '/catalogue',
      isDone: found.hasWorkTypes,
    },
    {
      title: 'Say who you are on invoices',
      why: 'Your address, bank account and tax: until a rate is chosen, invoices are without tax.',
      to: '/settings/billing',
      isDone: found.hasAddress,
    },
    {
      title: 'Add a client',
      why: 'A name is enough; contacts and address may follow.',
      to: '/clients',
      isDone: found.hasClient,
    },
    {
      title: 'Sell a block',
      why: 'Hours at a price. The invoice is made with it, and work may draw on it once it is paid.',
      to: '/clients',
      isDone: found.hasBlock,
    },
  ];
}
