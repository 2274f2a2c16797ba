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

type Rows = Result<Iterable<string>>;

const EXPORTS: Readonly<
  Record<Asked['report'], (app: App, actor: Actor, asked: Asked) => Promise<Rows>>
> = {
  deferred: async (...asked) =>
    csvOf(await deferredReport(...asked), ({ months, blocks }) =>
      blocks === null ? deferredMonthsCsv(months ?? []) : deferredBlocksCsv(blocks),
    ),
  receivables: async (...asked) =>
    csvOf(await receivablesReport(...asked), (told) =>
      receivablesCsv(told.asOf, told.clients, ageOf),
    ),
  tax: async (...asked) => csvOf(await taxReport(...asked), ({ months }) => taxCsv(months)),
  revenue: async (...asked) =>
    csvOf(await revenueReport(...asked), ({ clients }) => revenueCsv(clients)),
  hours: async (...asked) => csvOf(await hoursReport(...asked), ({ months }) => hoursCsv(months)),
  utilisation: async (...asked) =>
    csvOf(await utilisationReport(...asked), ({ months }) => utilisationCsv(months)),
};

function csvOf<Told>(told: Result<Told>, rows: (told: Told) => Iterable<string>): Rows {
  return 'refusal' in told ? told : { value: rows(told.value) };
}
