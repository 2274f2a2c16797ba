/** What is refused of reports, exports and bank statements. */
import { Client } from 'pg';
import { requestFor } from '../support/bank.ts';
import { asking, type Example, type Shown, type Stage, type Step, shownOf } from './example.ts';

const client = 'Alder Dental';
const INVOICES = 101;

/** One invoice, and so many like it. */
async function manyInvoices({ bank }: Stage, firm: string): Promise<void> {
  const as = { firm, role: 'owner' } as const;
  await bank.ask('client.add', { name: client }, { as });
  const items = [{ description: 'Set-up', amount: '250.00' }];
  await bank.ask('invoice.issue', { client, items }, { as });
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  await owner.query('begin');
  await owner.query('select hourbank.enter_firm($1)', [firm]);
  await owner.query(
    `insert into hourbank.invoice (firm_id, invoice_id, client_id, kind, series, number, label,
       currency, issued_on, due_on, net_cents, tax_cents, gross_cents, credits, reason, lines,
       contents, issued_at, issued_by, paid_cents, credited_cents)
     select firm_id, gen_random_uuid(), client_id, kind, series, number + added, series || added,
       currency, issued_on, due_on, net_cents, tax_cents, gross_cents, credits, reason, lines,
       contents, issued_at, issued_by, paid_cents, credited_cents
     from hourbank.invoice, generate_series(1, $2) added
     where firm_id = $1`,
    [firm, INVOICES - 1],
  );
  await owner.query('commit');
  await owner.end();
}

async function tooLong(stage: Stage): Promise<Shown> {
  const { bank } = stage;
  const firm = await bank.addFirm('Northwind IT');
  await manyInvoices(stage, firm);
  const period = { format: 'quickbooks', from: '2026-03-01', to: '2026-03-31' };
  const asked = requestFor('invoice.export', period);
  const response = await bank.send({ firm, role: 'owner' }, asked);
  const told = [
    `# after ${INVOICES} invoices in that time`,
    'GET /api/v1/exports/invoices?format=quickbooks&from=2026-03-01&to=2026-03-31',
  ];
  return shownOf(response, await response.text(), [told.join('\n')]);
}

const ASSIGNED: Step = {
  ask: 'bank.assign',
  with: {
    ...{ line: '1||2026-03-02|250.00|EUR|77-104', amount: '250.00', currency: 'EUR' },
    ...{ on: '2026-03-02', client },
  },
};

export const EXPORT_EXAMPLES: readonly Example[] = [
  { code: 'export_too_long', play: tooLong },
  asking('bank_line_recorded', { ask: 'client.add', with: { name: client } }, ASSIGNED, ASSIGNED),
];
