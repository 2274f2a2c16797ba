/** Any report as CSV: what it tells, row by row. */
import type { InputOf } from '../../contract/operations.ts';
import {
  deferredBlocksCsv,
  deferredMonthsCsv,
  hoursCsv,
  receivablesCsv,
  revenueCsv,
  taxCsv,
  utilisationCsv,
} from '../../formats/report-csv.ts';
import type { Actor, App, Result, UseCase } from '../app.ts';
import { deferredReport } from './deferred.ts';
import { hoursReport } from './hours.ts';
import { ageOf, receivablesReport } from './receivables.ts';
import { revenueReport } from './revenue.ts';
import { taxReport } from './tax.ts';
import { utilisationReport } from './utilisation.ts';

export const exportTheReport: UseCase<'report.export'> = async (app, { actor, input }) => {
  const rows = await EXPORTS[input.report](app, actor, input);
  return 'refusal' in rows ? rows : { value: [...rows.value].join('') };
};

type Asked = InputOf<'report.export'>;

const EXPORTS: Readonly<
  Record<
    Asked['report'],
    (app: App, actor: Actor, asked: Asked) => Promise<Result<Iterable<string>>>
  >
> = {
  async deferred(app, actor, asked) {
    const told = await deferredReport(app, actor, asked);
    if ('refusal' in told) return told;
    const { months, blocks } = told.value;
    return { value: blocks === null ? deferredMonthsCsv(months ?? []) : deferredBlocksCsv(blocks) };
  },
  async receivables(app, actor, asked) {
    const told = await receivablesReport(app, actor, asked);
    if ('refusal' in told) return told;
    return { value: receivablesCsv(told.value.asOf, told.value.clients, ageOf) };
  },
  async tax(app, actor, asked) {
    const told = await taxReport(app, actor, asked);
    return 'refusal' in told ? told : { value: taxCsv(told.value.months) };
  },
  async revenue(app, actor, asked) {
    const told = await revenueReport(app, actor, asked);
    return 'refusal' in told ? told : { value: revenueCsv(told.value.clients) };
  },
  async hours(app, actor, asked) {
    const told = await hoursReport(app, actor, asked);
    return 'refusal' in told ? told : { value: hoursCsv(told.value.months) };
  },
  async utilisation(app, actor, asked) {
    const told = await utilisationReport(app, actor, asked);
    return 'refusal' in told ? told : { value: utilisationCsv(told.value.months) };
  },
};
