/** What can be done with a document: paid, sent, credited, settled from the client's balance. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { moneyText } from '../../ui/format.ts';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { ApplyBalance } from './apply-balance.tsx';
import { CreditForm } from './credit-form.tsx';
import { PaymentForm } from './payment-form.tsx';
import { SendInvoice } from './send-invoice.tsx';

type Act = 'payment' | 'send' | 'credit' | 'balance';

const TITLES: Readonly<Record<Act, string>> = {
  payment: 'Record a payment',
  send: 'Send it by mail',
  credit: 'Credit it',
  balance: "Pay it from the client's balance",
};

export function InvoiceActs({
  invoice,
}: {
  readonly invoice: OutputOf<'invoice.show'>['invoice'];
}) {
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const isInvoice = invoice.kind === 'invoice';
  const isOpen = isInvoice && Number(invoice.open) > 0;
  const balance = useOperation(
    'client-balance.show',
    { client: invoice.client },
    { enabled: isOpen && may('payments:write') },
  );
  const hasMoney = isOpen && Number(balance.data?.balance ?? 0) > 0;
  const acts: readonly (readonly [act: Act, label: string, isOffered: boolean])[] = [
    ['payment', 'Record a payment', isOpen && may('payments:write')],
    ['balance', "Pay from the client's balance", hasMoney],
    ['send', 'Send by mail', may('invoices:write')],
    ['credit', 'Credit', isInvoice && may('refunds:write')],
  ];
  const offered = acts.filter(([, , isOffered]) => isOffered);
  const end = (says: string): void => {
    setAct(null);
    setDone(says);
  };
  if (offered.length === 0) return null;
  return (
    <>
      <Group gap="sm">
        {offered.map(([name, label], place) => (
          <Button
            key={name}
            variant={place === 0 && isOpen ? 'filled' : 'default'}
            onClick={() => setAct(name)}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Text role="status" size="sm" {...(done === null ? { className: 'skip' } : {})}>
        {done}
      </Text>
      <Dialog
        title={act === null ? '' : `${TITLES[act]}: ${invoice.label}`}
        isOpen={act !== null}
        isWide={act === 'credit'}
        onClose={() => setAct(null)}
      >
        {act === 'payment' && (
          <PaymentForm
            client={invoice.client}
            currency={invoice.currency}
            invoice={invoice}
            onDone={(payment) => end(recordedText(payment))}
          />
        )}
        {act === 'balance' && (
          <ApplyBalance invoice={invoice} onDone={() => end('Paid from the balance.')} />
        )}
        {act === 'send' && <SendInvoice invoice={invoice} onDone={end} />}
        {act === 'credit' && (
          <CreditForm invoice={invoice} onDone={(label) => end(`${label} is issued.`)} />
        )}
      </Dialog>
    </>
  );
}

/** What was too much is not lost: it is said where it went (G4). */
function recordedText({ balance, currency }: OutputOf<'payment.record'>): string {
  if (Number(balance) === 0) return 'The payment is recorded.';
  const own = moneyText(balance, currency);
  return `The payment is recorded. The client's balance is ${own}: it can pay other invoices, or be paid out.`;
}
