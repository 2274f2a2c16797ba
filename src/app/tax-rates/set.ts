/** Adds a tax rate, or makes it another percentage from a day on. */
import {
  DEFAULT_TAX_LABEL,
  type LabelledTaxRate,
  parsePercentage,
  taxRateOn,
} from '../../engine/tax-rates.ts';
import { startOf } from '../../engine/terms.ts';
import { countSettingsChange } from '../../store/firms.ts';
import { readTaxRates, upsertTaxRate } from '../../store/tax-rates.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { taxRateAsTold } from '../present/billing.ts';
import { taxRateCalled } from './named.ts';

/** Its words, where none are given, stay as they were on the day from which it holds. */
export const setTaxRate: UseCase<'tax-rate.set'> = (app, request) => {
  const { input } = request;
  return commit(app, {
    ...commandOf(app, 'tax-rate.set', request),
    client: null,
    alone: true,
    act: async (tx, { at, today }) => {
      const rates = await readTaxRates(tx);
      const called = taxRateCalled(rates, input.taxRate);
      const name = called ?? input.taxRate;
      const validFrom = startOf(input.validFrom, called === null, today);
      const rateThousandths = parsePercentage(input.rate);
      if (rateThousandths === null) throw new RangeError(`${input.rate} was read as a percentage`);
      const before = taxRateOn(rates, name, validFrom);
      const label = input.label ?? before?.label ?? DEFAULT_TAX_LABEL;
      const rate: LabelledTaxRate = { name, validFrom, rateThousandths, label };
      await upsertTaxRate(tx, { ...rate, createdAt: at });
      await countSettingsChange(tx);
      return { outcome: taxRateAsTold(rate), subject: name };
    },
  });
};
