/** Files that are none of what is asked for, and what is wrong with how they are to be read. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { says } from './seen.ts';
import type { Made } from './wrong-acts.ts';
import { buttonOf, fieldOf, SAYS, savedBy, tellAll, type WrongForm } from './wrong-form.ts';

export async function tellFiles(page: Page, hand: Hand, { name }: Made): Promise<void> {
  const saved = savedBy(page);
  await tellBank(page, hand, name);
  await tellImport(page, hand);
  assert.deepEqual(saved, []);
}

const BANK = '/invoices/bank';

/** A letter is no statement; of one, a line is assigned to nobody, and on no day. */
async function tellBank(page: Page, hand: Hand, payer: string): Promise<void> {
  await page.goto(BANK);
  const field = page.getByRole('button', { name: 'Bank statement' });
  await giveFile(page, hand, field, 'Dear bank,\nwhere is my money?\n');
  const told = 'none of the first 40 lines has the headings of a day and an amount';
  await says(page.getByRole('alert'), told);
  await page.getByText('Read it again').waitFor();
  await hand.press(page.getByRole('button', { name: 'Another file' }));
  const line = `2026-11-02;1.23;EUR;Nothing known;${payer}`;
  await giveFile(page, hand, field, `Date;Amount;Currency;Reference;Payer\n${line}\n`);
  await page.getByRole('button', { name: `Assign 1.23 EUR of ${payer}` }).waitFor();
  await tellAll(page, hand, assigning(payer), BANK);
}

function assigning(payer: string): readonly WrongForm[] {
  const open = [`Assign 1.23 EUR of ${payer}`];
  return [
    {
      ...{ form: 'a line for nobody', at: BANK, open, send: 'Record' },
      told: [['Client', 'enter a client, or invoices of one']],
    },
    {
      ...{ form: 'a line on no day', at: BANK, open, send: 'Record' },
      typed: [['Day', '']],
      told: [['Day', SAYS.day]],
    },
  ];
}

/** A table of no client and no time: what is missing is said, and nothing can be tried before. */
async function tellImport(page: Page, hand: Hand): Promise<void> {
  const at = '/import';
  await page.goto(at);
  const choose = page.getByRole('button', { name: 'Choose a file' });
  await giveFile(page, hand, choose, 'Colour,Size\nred,12\nblue,14\n');
  await page.getByText('Not a file that is known here.').waitFor();
  await says(page.getByRole('region', { name: 'letter.csv' }), /no column|column/i);
  await hand.type(fieldOf(page, 'Headings in line'), '0');
  await page.keyboard.press('Tab');
  await tellAll(page, hand, [HEADINGS], at);
  await hand.press(buttonOf(page, 'Another file'));
  const known = 'Client,Work type,Date,Minutes\nNobody,remote,2026-11-02,30\n';
  await giveFile(page, hand, choose, known);
  await tellAll(page, hand, [SOURCE], at);
}

const HEADINGS: WrongForm = {
  ...{ form: 'the line of the headings', at: '/import' },
  told: [['Headings in line', 'enter a whole number from 1 to 1000']],
};

const SOURCE: WrongForm = {
  ...{ form: 'where it is from', at: '/import', send: 'See what would come of it' },
  typed: [['Where it is from', '']],
  told: [['Where it is from', SAYS.text]],
};

/** By pointer as by keyboard a button asks the system for a file. */
async function giveFile(page: Page, hand: Hand, button: Locator, text: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.press(button)]);
  const buffer = Buffer.from(text);
  await chooser.setFiles({ name: 'letter.csv', mimeType: 'text/csv', buffer });
}
