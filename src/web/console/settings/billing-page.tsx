/** Billing: what invoices say of the firm, how they are numbered and taxed, and when they go out. */
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { BillingFacts } from './billing-facts.tsx';
import { BillingForm } from './billing-form.tsx';
import { Frame } from './frame.tsx';
import { Logo } from './logo.tsx';

export function BillingPage() {
  const { data, error } = useOperation('billing.show', {});
  const may = useMay();
  return (
    <Frame
      title="Billing"
      says="Changes hold for documents issued from now on. What was issued stays as it is, to the last letter."
    >
      <Problem error={error} />
      {data === undefined ? (
        <Waiting height={480} />
      ) : may('firm:write') ? (
        <>
          <BillingForm billing={data} />
          <Logo logo={data.logo} />
        </>
      ) : (
        <BillingFacts billing={data} />
      )}
    </Frame>
  );
}
