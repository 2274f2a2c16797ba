/** Net and tax of what was issued, by month and rate. */
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { MONTH, moneyColumns } from './columns.tsx';
import { ReportFrame } from './report-frame.tsx';

type Report = OutputOf<'report.tax'>;
type Taxed = Report['totals'][number];
type Month = Report['months'][number];

const route = getRouteApi('/shell/reports/tax');

const TREATMENTS: Readonly<Record<Taxed['treatment'], string>> = {
  taxed: 'Taxed',
  untaxed: 'Without tax',
  exempt: 'Exempt',
  'reverse-charge': 'Reverse charge',
};

const TAXED: readonly Column<Taxed>[] = [
  {
    heading: 'Treatment',
    cell: ({ treatment }) => TREATMENTS[treatment],
    text: ({ treatment }) => TREATMENTS[treatment],
  },
  { heading: 'Tax', cell: ({ label }) => label || '–', text: ({ label }) => label },
  ...moneyColumns([
    ['Net', 'net'],
    ['Tax amount', 'tax'],
  ]),
];

const BY_MONTH: readonly Column<Month>[] = [MONTH, ...TAXED];

const keyOf = ({ currency, treatment, label, percent }: Taxed): string =>
  [currency, treatment, label, percent].join('|');

export function TaxPage() {
  const period = route.useSearch();
  const { data, error } = useOperation('report.tax', period);
  return (
    <ReportFrame
      place="/reports/tax"
      title="Tax"
      says="Net and tax of the invoices issued in those months, less their credit notes. A block is taxed when it is sold."
      period={period}
      told={data}
      file={addressOf('report.export', { report: 'tax', ...period })}
      error={error}
    >
      {data === undefined ? (
        <Waiting height={480} />
      ) : (
        <>
          <Section title="In all">
            <Rows
              caption="Tax in all"
              items={data.totals}
              columns={TAXED}
              keyOf={keyOf}
              filters={false}
            />
          </Section>
          <Section title="By month">
            <Rows
              caption="Tax by month"
              items={data.months}
              columns={BY_MONTH}
              keyOf={(row) => `${row.month}|${keyOf(row)}`}
            />
          </Section>
        </>
      )}
    </ReportFrame>
  );
}
