/** What has become of a document, in a word. */
import { Badge } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';

type State = OutputOf<'invoice.list'>['items'][number]['state'];

const STATES: Readonly<Record<State, readonly [says: string, color: string]>> = {
  open: ['To be paid', 'blue'],
  overdue: ['Overdue', 'orange'],
  paid: ['Paid', 'green'],
  credited: ['Credited', 'gray'],
  issued: ['Credit note', 'gray'],
};

export function stateText(state: State): string {
  return STATES[state][0];
}

export function InvoiceState({ state }: { readonly state: State }) {
  const [says, color] = STATES[state];
  return (
    <Badge color={color} variant="light">
      {says}
    </Badge>
  );
}
