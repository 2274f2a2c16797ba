/** Sets a standard rate from a day on: of one work type, or of all others (B6, B10). */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Cents, Currency } from '../../engine/money.ts';
import { type Agreed, latest, type Rate, startOf } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { countSettingsChange } from '../../store/firms.ts';
import { upsertRate } from '../../store/rates.ts';
import { amountOf, isRefusal, rateOf } from '../amounts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { rateAsTold } from '../present/catalogue.ts';
import { workTypesCalled } from '../work-types/named.ts';

export const setRate: UseCase<'rate.set'> = (app, request) => {
  const { input } = request;
  return commit(app, {
    ...commandOf(app, 'rate.set', request),
    client: null,
    alone: true,
    act: async (tx, { at, today }, firm) => {
      const agreed = await agreedOf(tx, firm.settingsVersion);
      const rate = rateAsked(input, agreed, input.currency ?? firm.currency, today);
      if ('code' in rate) return refuse(rate);
      await upsertRate(tx, { ...rate, createdAt: at });
      await countSettingsChange(tx);
      return { outcome: rateAsTold(rate), subject: rate.workType ?? '' };
    },
  });
};

/** Refused: neither rate nor fee, a fee of what is no travel on that day, an unknown work type. */
function rateAsked(
  input: InputOf<'rate.set'>,
  { workTypes, rates }: Agreed,
  currency: Currency,
  today: LocalDate,
): Rate | AnyRefusal {
  if (input.ratePerHour === null && input.flatFee === null) {
    return wrong('ratePerHour', 'give a rate an hour, or for travel a flat fee');
  }
  const named = workTypesCalled(workTypes, input.workType === null ? [] : [input.workType]);
  if ('code' in named) return named;
  const [workType = null] = named;
  const own = rates.filter((rate) => rate.workType === workType && rate.currency === currency);
  const validFrom = startOf(input.validFrom, own.length === 0, today);
  const terms = latest(workTypes, validFrom, (each) => each.workType === workType);
  if (input.flatFee !== null && terms?.travel !== true) {
    return wrong('flatFee', `only travel has a flat fee, and this is none on ${validFrom}`);
  }
  const { ratePerHour, flatFee: fee } = input;
  const rateCentsPerHour =
    ratePerHour === null ? null : rateOf('ratePerHour', ratePerHour, currency);
  if (isAmountRefused(rateCentsPerHour)) return rateCentsPerHour;
  const flatFee = fee === null ? null : amountOf('flatFee', fee, currency);
  if (isAmountRefused(flatFee)) return flatFee;
  return { workType, currency, validFrom, rateCentsPerHour, flatFee };
}

function isAmountRefused(value: Cents | AnyRefusal | null): value is AnyRefusal {
  return value !== null && isRefusal(value);
}

function wrong(field: string, message: string): AnyRefusal {
  return { code: 'input_invalid', fields: [{ field, message }] };
}
