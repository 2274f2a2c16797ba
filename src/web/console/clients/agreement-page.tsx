/** What is agreed with a client: how hours are sold and drawn, how it is invoiced, and its name. */
import { useMay } from '../shell/session.ts';
import { AgreedPolicy } from './agreed-policy.tsx';
import { ClientBilling } from './client-billing.tsx';
import { ClientItself } from './client-itself.tsx';

export function AgreementPage() {
  const may = useMay();
  return (
    <>
      {may('firm:read') && <AgreedPolicy />}
      <ClientBilling />
      <ClientItself />
    </>
  );
}
