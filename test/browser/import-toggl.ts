/** A file of Toggl Track with two bad rows: looked at, tried, imported, and booked as it was told. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { ask, clientWithBlock, leftMinutes, ownName, type StoryClient } from './asked.ts';
import { plain, rowsOf } from './seen.ts';
import type { Story } from './story.ts';

export const importToggl: Story = {
  name: 'a file of Toggl Track with two bad rows is tried first, then imported',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    await page.goto('/import');
    const terms = { minutes: 600, value: '900.00' };
    const sold = await clientWithBlock(page, 'Tracked', terms);
    const { id: client, name } = sold;
    const [other, file] = [ownName('Not yet a client'), `${ownName('toggl')}.csv`];
    await giveFile(page, hand, togglFile(name, other), file);
    await page.getByText('Time worked, as Toggl Track exports it.').waitFor();

    await hand.press(page.getByRole('button', { name: 'See what would come of it' }));
    const trial = page.getByRole('region', { name: 'What would come of it' });
    assert.deepEqual(await toldOf(page, 'What would come of it'), [
      '4 rows would be booked',
      '0 rows known before, left as they are',
      '2 rows refused',
      '1 row left out, such as what is not billable',
      `1 new client would be added: ${other}.`,
    ]);
    assert.deepEqual(
      await refusedOf(page, file),
      REFUSED.map((row) => row.replace('FILE', file)),
    );
    // A trial books nothing.
    assert.equal(await leftMinutes(page, client), 600);
    assert.equal(await isClient(page, other), false);

    await hand.press(page.getByRole('button', { name: 'Import 4 rows' }));
    await page.getByRole('heading', { name: 'What came of it' }).waitFor();
    assert.equal(await trial.count(), 0);
    assert.deepEqual(await toldOf(page, 'What came of it'), [
      '4 rows booked',
      '0 rows known before, left as they are',
      '2 rows refused',
      '1 row left out, such as what is not billable',
      `1 new client added: ${other}.`,
    ]);
    assert.deepEqual(
      await refusedOf(page, file),
      REFUSED.map((row) => row.replace('FILE', file)),
    );
    await figures(page, hand, sold);
    await again(page, hand, togglFile(name, other), file);
    assert.equal(await leftMinutes(page, client), 450);
  },
};

/** 1 h 30 and 45 min, and 10 min that the firm bills as 15: 2 h 30 of ten hours. */
async function figures(page: Page, hand: Hand, { id, name, block }: StoryClient): Promise<void> {
  await hand.press(page.getByRole('link', { name: 'Clients', exact: true }));
  const search = page.getByRole('searchbox', { name: 'Search' });
  await page.getByRole('link', { name }).waitFor();
  await hand.type(search, name);
  // At once: before the list is narrowed to what was typed.
  await hand.press(page.getByRole('link', { name }));
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  assert.equal(plain(await page.locator('.hero').first().innerText()), '7 h 30 min');
  assert.equal(await leftMinutes(page, id), 450);
  await hand.press(page.getByRole('link', { name: 'Statement', exact: true }));
  const lines = await rowsOf(page.getByRole('table', { name: /^Statement from/ }));
  assert.deepEqual(
    lines.slice(-3),
    [
      'Nov 2, 2026 | Server room New rack | Ada Brook | 1 h 30 min | BLOCK −1 h 30 min | | 8 h 30 min',
      'Nov 3, 2026 | Server room Cabling | Ada Brook | 45 min | BLOCK −45 min | | 7 h 45 min',
      'Nov 4, 2026 | Server room Labels | Ada Brook | 10 min | BLOCK −15 min | | 7 h 30 min',
    ].map((row) => row.replace('BLOCK', block)),
  );
}

/** The same file once more: all of it is known, and the bad rows are still bad. */
async function again(page: Page, hand: Hand, text: string, file: string): Promise<void> {
  await hand.press(page.getByRole('link', { name: 'Import', exact: true }));
  await giveFile(page, hand, text, file);
  await hand.press(page.getByRole('button', { name: 'See what would come of it' }));
  const told = await toldOf(page, 'What would come of it');
  assert.deepEqual(told.slice(0, 3), [
    '0 rows would be booked',
    '4 rows known before, left as they are',
    '2 rows refused',
  ]);
  assert.equal(await page.getByRole('button', { name: 'Import 0 rows' }).isDisabled(), true);
}

const REFUSED = [
  '4 | line-4 | FILE:4: "Client" is empty: fill it in | cell_missing',
  '6 | line-6 | FILE:6: "Start date" is "2026-02-30"; expected a day that is in the calendar, ' +
    'written YYYY-MM-DD | cell_unreadable',
];

/** What a part of the page says, a line each; a count and what it counts on one. */
async function toldOf(page: Page, title: string): Promise<readonly string[]> {
  const part = page.getByRole('region', { name: title, exact: true });
  await part.waitFor();
  const [heading, ...lines] = (await part.innerText()).split('\n').map(plain).filter(Boolean);
  assert.equal(heading, title);
  const text = lines.join('\n').replaceAll(/^(\d+ rows?)\n/gm, '$1 ');
  return text.split('\n');
}

function refusedOf(page: Page, file: string): Promise<readonly string[]> {
  return rowsOf(page.getByRole('table', { name: `Refused rows of ${file}` }));
}

async function isClient(page: Page, name: string): Promise<boolean> {
  return (await ask(page, 'client.list', { search: name })).items.length > 0;
}

/** By pointer as by keyboard a button asks the system for a file. */
async function giveFile(page: Page, hand: Hand, text: string, name: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Choose a file' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.press(button)]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

const HEADINGS = [
  ...['User', 'Email', 'Client', 'Project', 'Task', 'Description', 'Billable'],
  ...['Start date', 'Start time', 'End date', 'End time', 'Duration', 'Tags', 'Amount (EUR)'],
];

/** Four to be booked, one of no client, one that is not billable, one of a day there is not. */
function togglFile(client: string, other: string): string {
  const row = (of: string, what: string, on: string, from: string, to: string, took: string) => [
    ...['Ada Brook', 'ada@quillmoor-it.example', of, 'Server room', '', what],
    ...[what === 'Tea' ? 'No' : 'Yes', on, from, on, to, took, '', ''],
  ];
  const rows = [
    HEADINGS,
    row(client, 'New rack', '2026-11-02', '09:00:00', '10:30:00', '01:30:00'),
    row(client, 'Cabling', '2026-11-03', '13:00:00', '13:45:00', '00:45:00'),
    row('', 'For nobody', '2026-11-03', '14:00:00', '15:00:00', '01:00:00'),
    row(client, 'Tea', '2026-11-03', '15:00:00', '15:20:00', '00:20:00'),
    row(client, 'No day', '2026-02-30', '09:00:00', '10:00:00', '01:00:00'),
    row(client, 'Labels', '2026-11-04', '08:00:00', '08:10:00', '00:10:00'),
    row(other, 'First visit', '2026-11-05', '08:00:00', '09:00:00', '01:00:00'),
  ];
  return rows.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`).join('');
}
