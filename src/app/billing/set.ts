/** Sets what later invoices say of the firm; what is left out stays as it is. */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { FirmBilling } from '../../engine/billing.ts';
import { type Picture, readPicture } from '../../engine/documents/picture.ts';
import { shareSeries } from '../../engine/numbering.ts';
import type { TaxRate } from '../../engine/tax-rates.ts';
import { readFirmBilling, saveFirmBilling, saveLogo } from '../../store/billing.ts';
import { countSettingsChange } from '../../store/firms.ts';
import { readTaxRates } from '../../store/tax-rates.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { billingAsTold } from '../present/billing.ts';
import { taxRateCalled } from '../tax-rates/named.ts';

export const setBilling: UseCase<'billing.set'> = async (app, request) => {
  const { input } = request;
  const logo = typeof input.logo === 'string' ? readPicture(input.logo) : input.logo;
  if (logo !== null && logo !== undefined && 'expected' in logo) {
    return refuse(wrong('logo', logo.expected));
  }
  return await commit(app, {
    ...commandOf(app, 'billing.set', request),
    client: null,
    alone: true,
    act: async (tx, { at }, firm) => {
      const before = await readFirmBilling(tx);
      const asked = changed(before, input, firm.name, await readTaxRates(tx));
      if ('code' in asked) return refuse(asked);
      await saveFirmBilling(tx, asked, at);
      if (logo !== undefined) await saveLogo(tx, logo);
      await countSettingsChange(tx);
      const billing = logo === undefined ? asked : { ...asked, logo: logoAsKept(logo) };
      // A picture is no line of an audit.
      const summary = logo === undefined ? input : { ...input, logo: billing.logo };
      return { outcome: billingAsTold(billing), subject: firm.id, summary };
    },
  });
};

/** Refused: a tax rate there is not, and prefixes that would number both kinds in one series. */
function changed(
  before: FirmBilling,
  { logo: _, legalName, taxRate, ...input }: InputOf<'billing.set'>,
  firmName: string,
  taxRates: readonly TaxRate[],
): FirmBilling | AnyRefusal {
  const billing: FirmBilling = {
    legalName: legalName === undefined ? before.legalName : (legalName ?? firmName),
    hasLegalName: legalName === undefined ? before.hasLegalName : legalName !== null,
    address: input.address ?? before.address,
    taxId: input.taxId ?? before.taxId,
    logo: before.logo,
    paymentDetails: input.paymentDetails ?? before.paymentDetails,
    footer: input.footer ?? before.footer,
    paymentTermsDays: input.paymentTermsDays ?? before.paymentTermsDays,
    monthlyInvoicesDay:
      input.monthlyInvoicesDay === undefined ? before.monthlyInvoicesDay : input.monthlyInvoicesDay,
    invoicePrefix: input.invoicePrefix ?? before.invoicePrefix,
    creditNotePrefix: input.creditNotePrefix ?? before.creditNotePrefix,
    pricesIncludeTax: input.pricesIncludeTax ?? before.pricesIncludeTax,
    taxRate: before.taxRate,
    paper: input.paper ?? before.paper,
  };
  if (shareSeries(billing.invoicePrefix, billing.creditNotePrefix)) {
    const field = input.invoicePrefix === undefined ? 'creditNotePrefix' : 'invoicePrefix';
    return wrong(field, 'invoices and credit notes would have the same numbers: expected another');
  }
  if (taxRate === undefined) return billing;
  if (taxRate === null) return { ...billing, taxRate };
  const called = taxRateCalled(taxRates, taxRate);
  if (called === null) return { code: 'not_found', thing: 'tax rate', name: taxRate };
  return { ...billing, taxRate: called };
}

function logoAsKept(logo: Picture | null): FirmBilling['logo'] {
  return logo === null ? null : { mediaType: logo.mediaType, sizeBytes: logo.bytes.length };
}

function wrong(field: string, message: string): AnyRefusal {
  return { code: 'input_invalid', fields: [{ field, message }] };
}
