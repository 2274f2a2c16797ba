/** How a firm and its clients are invoiced, as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import { type ClientBilling, type FirmBilling, taxNoteOf } from '../../engine/billing.ts';
import { formatPercentage, type LabelledTaxRate, printedTaxLabel } from '../../engine/tax-rates.ts';

export function taxRateAsTold(rate: LabelledTaxRate): OutputOf<'tax-rate.set'> {
  return {
    name: rate.name,
    rate: formatPercentage(rate.rateThousandths),
    label: rate.label,
    printedLabel: printedTaxLabel(rate),
    validFrom: rate.validFrom,
  };
}

export function billingAsTold({
  hasLegalName: _,
  ...billing
}: FirmBilling): OutputOf<'billing.set'> {
  return billing;
}

export function clientBillingAsTold(
  client: string,
  billing: ClientBilling,
  invoicesGoTo: readonly string[],
): OutputOf<'client-billing.set'> {
  const { legalName, address, taxId, taxTreatment, paymentTermsDays, mails } = billing;
  return {
    ...{ client, legalName, address, taxId, taxTreatment, paymentTermsDays },
    taxNote: taxNoteOf(billing),
    mails: [...mails],
    invoicesGoTo: [...invoicesGoTo],
  };
}
