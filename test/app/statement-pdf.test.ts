/** The statement as a PDF: the same figures as the statement, on the firm's paper. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank, requestFor } from '../support/bank.ts';
import { pdfText, readPdf } from '../support/pdf-text.ts';

const CLIENT = 'Alder "Dental" Łódź';
let bank: Bank;

before(async () => {
  bank = await openBank('2026-01-05T09:00:00Z');
  const client = CLIENT;
  await bank.ask('client.add', { name: client });
  await bank.ask('rate.set', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  await bank.ask('block.bring', { client, minutes: 120, value: '150.00', boughtOn: '2026-01-02' });
  const work = { client, workType: 'remote', technician: 'Ann', job: 'J-1', post: true };
  const mail = { ...work, workedOn: '2026-01-05', minutes: 65, description: 'Mail\nserver' };
  await bank.ask('entry.log', mail);
  await bank.ask('entry.log', { ...work, workedOn: '2026-01-05', minutes: 85 });
});

test('it tells opening, blocks, lines with running balance, closing, order and overage', async () => {
  const text = pdfText(await bank.ask('statement.pdf', { client: CLIENT, to: '2026-01-31' }));
  for (const told of [
    ...['Statement of hours', CLIENT, 'Period1 January 2026 to 31 January 2026'],
    'The hours bought first are drawn first.',
    ...['DayWhatWorkedBlockHoursEURBalance', '5 Jan 2026remote, Mail server1:05'],
    ...['Ann · J-1', '−1:05−81.25', '−0:55−68.75', 'Overage0:3050.00'],
    ...['− 2 h · 150.00 EUR', 'Closing balance0 min · 0.00 EUR'],
    'Overage beside the blocks30 min · 50.00 EUR',
  ]) {
    assert.ok(text.includes(told), `${told} is not in\n${text}`);
  }
});

test('it has a name to be kept by, whatever the client is called', async () => {
  const response = await bank.send(bank.owner, requestFor('statement.pdf', { client: CLIENT }));
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  assert.equal(
    response.headers.get('content-disposition'),
    `inline; filename="Statement Alder -Dental- __d_ 2026-01-01 to 2026-01-05.pdf"; ` +
      `filename*=UTF-8''Statement%20Alder%20-Dental-%20%C5%81%C3%B3d%C5%BA%202026-01-01%20to%202026-01-05.pdf`,
  );
});

test('the firm and the client stand on it as they are to be printed, on the paper of the firm', async () => {
  const address = 'Lange Straße 12\n10115 Berlin';
  await bank.ask('billing.set', { legalName: 'Northwind GmbH', address, paper: 'letter' });
  const bytes = await bank.ask('statement.pdf', { client: CLIENT });
  const [page] = readPdf(bytes);
  assert.deepEqual([page?.width, page?.height], [612, 792]);
  assert.ok(pdfText(bytes).includes('10115 Berlin'));
  assert.ok(pdfText(bytes).includes('Northwind GmbH'));
});

test('it is refused as the statement is', async () => {
  const { code } = await bank.refusal('statement.pdf', { client: 'Elder' });
  assert.equal(code, 'not_found');
});
