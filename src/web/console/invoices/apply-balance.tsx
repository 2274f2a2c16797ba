/** Pays an invoice from the client's own money, as far as it goes; says before how far that is. */
import { Button, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Facts } from '../../ui/facts.tsx';
import { Money } from '../../ui/figures.tsx';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { amountText, centsOf } from './amounts.ts';

export function ApplyBalance({
  invoice,
  onDone,
}: {
  readonly invoice: OutputOf<'invoice.show'>['invoice'];
  readonly onDone: () => void;
}) {
  const { id, client, open, label, currency } = invoice;
  const { data, error } = useOperation('client-balance.show', { client });
  const apply = useWrite('invoice.apply-balance', onDone);
  if (data === undefined) {
    return error === null ? <Waiting height={160} /> : <Problem error={error} />;
  }
  const [owed, here] = [centsOf(open, currency), centsOf(data.balance, currency)];
  const taken = Math.min(owed, here);
  const money = (figure: number) => (
    <Money key={figure} amount={amountText(figure, currency)} currency={currency} />
  );
  if (here <= 0) {
    return <Text>There is no money of this client: all that came in paid for something.</Text>;
  }
  return (
    <>
      <Facts
        facts={[
          ["The client's own money", money(here)],
          [`Open of ${label}`, money(owed)],
          ['Paid from the balance', money(taken)],
          ['Open after it', money(owed - taken)],
          ['Left of the balance', money(here - taken)],
        ]}
      />
      <Problem error={apply.error} />
      <Button loading={apply.isPending} onClick={() => apply.mutate({ input: { invoice: id } })}>
        Pay from the balance
      </Button>
    </>
  );
}
