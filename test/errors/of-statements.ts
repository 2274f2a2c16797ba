/** What is refused of statements. */
import { Client } from 'pg';
import { requestFor } from '../support/bank.ts';
import { type Example, type Shown, type Stage, shownOf } from './example.ts';

const RECORDS = 20_000;

/** A journal of one record, and so many more like it. */
async function longJournal({ bank }: Stage, firm: string): Promise<void> {
  const as = { firm, role: 'owner' } as const;
  const { id } = await bank.ask('client.add', { name: 'Alder Dental' }, { as });
  await bank.ask('block.grant', { client: id, minutes: 60, note: 'Welcome' }, { as });
  const client = new Client({ connectionString: bank.ownerUrl });
  await client.connect();
  await client.query('begin');
  await client.query('select hourbank.enter_firm($1)', [firm]);
  await client.query(
    `insert into hourbank.journal (firm_id, client_id, sequence, booked_on, kind, subject, money,
       minutes, facts, recorded_at, recorded_on, recorded_by, hash)
     select firm_id, client_id, sequence + added, booked_on, kind, subject, money, minutes, facts,
       recorded_at, recorded_on, recorded_by, hash
     from hourbank.journal, generate_series(1, $3) added
     where firm_id = $1 and client_id = $2 and sequence = 1`,
    [firm, id, RECORDS],
  );
  await client.query(
    'update hourbank.client set journal_length = $3 where firm_id = $1 and client_id = $2',
    [firm, id, RECORDS + 1],
  );
  await client.query('commit');
  await client.end();
}

async function tooLong(stage: Stage): Promise<Shown> {
  const { bank } = stage;
  const firm = await bank.addFirm('Northwind IT');
  await longJournal(stage, firm);
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const asked = requestFor('statement.show', { client: 'Alder Dental', ...period });
  const response = await bank.send({ firm, role: 'owner' }, asked);
  const told = [
    `# after ${RECORDS + 1} records in that time`,
    'GET /api/v1/clients/Alder Dental/statement?from=2026-01-01&to=2026-12-31',
  ];
  return shownOf(response, await response.text(), [told.join('\n')]);
}

export const STATEMENT_EXAMPLES: readonly Example[] = [
  { code: 'statement_too_long', play: tooLong },
];
