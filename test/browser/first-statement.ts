/** From an empty installation to the first statement: a firm is set up, sells hours, works, tells. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { furnished } from '../support/house.ts';
import { start, stop } from '../support/whole-program.ts';
import { rowsOf } from './seen.ts';
import type { Story } from './story.ts';

const PASSWORD = 'a password for this story';
/** Numbers of invoices begin anew each year. */
const INVOICE = `INV-${new Date().getUTCFullYear()}-0001`;

export const firstStatement: Story = {
  name: 'a firm is set up, sells its first block, works, and reads its first statement',
  tell: async (house, handOn) => {
    const server = await start(furnished(house.mails, house.standIn));
    try {
      const page = await house.page({ baseURL: server.address });
      const hand = handOn(page);
      const link = server.setUpLink ?? assert.fail('no link is printed');
      await page.goto(link);
      await setUpWrong(page, hand);
      await setUp(page, hand);
      await catalogue(page, hand);
      await sell(page, hand);
      await work(page, hand);
      await readStatement(page, hand);
      await isClosed(page, link);
      await page.goto('about:blank');
    } finally {
      await stop(server);
    }
  },
};

/** What is missing is told at its field; what was typed stays. */
async function setUpWrong(page: Page, hand: Hand): Promise<void> {
  const send = page.getByRole('button', { name: 'Set up' });
  const wrong = page.locator('[aria-invalid=true]');
  await hand.type(page.getByLabel('Name of the firm'), 'Harbour IT');
  await hand.press(send);
  await page.getByText('fill this in').first().waitFor();
  assert.equal(await wrong.count(), 3);
  await hand.type(page.getByLabel('Your name'), 'Robin Vance');
  await hand.type(page.getByLabel('Your mail address'), 'robin');
  await hand.type(page.getByRole('textbox', { name: 'Password' }), 'short');
  await hand.press(send);
  await page.getByText('enter a mail address').waitFor();
  assert.equal(await wrong.count(), 2);
  assert.equal(await page.getByLabel('Name of the firm').inputValue(), 'Harbour IT');
  assert.equal(await page.getByLabel('Your mail address').inputValue(), 'robin');
}

/** The firm and its owner, who is in at once. */
async function setUp(page: Page, hand: Hand): Promise<void> {
  await hand.type(page.getByLabel('Name of the firm'), 'Harbour IT');
  await hand.choose(page.getByLabel('Currency'), 'EUR – Euro');
  await hand.choose(page.getByLabel('Time zone'), 'UTC');
  await hand.type(page.getByLabel('Your name'), 'Robin Vance');
  await hand.type(page.getByLabel('Your mail address'), 'robin@harbour-it.example');
  await hand.type(page.getByRole('textbox', { name: 'Password' }), PASSWORD);
  await hand.press(page.getByRole('button', { name: 'Set up' }));
  await page.getByRole('heading', { name: 'Welcome to Harbour IT' }).waitFor();
  await page.getByText('1 of 5 steps are done.').waitFor();
  for (const offered of ['Load the demo firm', 'Import from a file']) {
    await page.getByText(offered).first().waitFor();
  }
}

/** What an hour costs, and a kind of work: both by the steps of the welcome page. */
async function catalogue(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('link', { name: 'Say what an hour costs' }));
  await hand.press(page.getByRole('button', { name: 'Set a standard rate' }).first());
  await hand.type(page.getByLabel('Rate an hour'), '120');
  await hand.press(page.getByRole('button', { name: 'Set the rate' }));
  await page.getByRole('row', { name: 'All other work 120.00 EUR/h' }).first().waitFor();

  await backToSteps(page, 2);
  await hand.press(page.getByRole('link', { name: 'Name the kinds of work' }));
  await hand.press(page.getByRole('button', { name: 'Add a work type' }).first());
  await hand.type(page.getByRole('dialog').getByLabel('Name'), 'after hours');
  await hand.press(page.getByRole('button', { name: 'Add', exact: true }));
  await page
    .getByRole('row', { name: /^after hours/ })
    .first()
    .waitFor();
}

/** A client, and ten hours at ninety, of which the invoice is paid. */
async function sell(page: Page, hand: Hand): Promise<void> {
  await backToSteps(page, 2);
  await hand.press(page.getByRole('link', { name: 'Add a client' }));
  await hand.press(page.getByRole('button', { name: 'Add a client' }));
  await hand.type(page.getByRole('dialog').getByLabel('Name'), 'Millbrook Farm');
  await hand.press(page.getByRole('button', { name: 'Add the client' }));
  await page.getByRole('heading', { name: 'Millbrook Farm' }).waitFor();
  await hand.press(page.getByRole('link', { name: 'Sell a block' }).first());
  await page.getByRole('heading', { name: 'Sell a block to Millbrook Farm' }).waitFor();
  await hand.type(page.getByRole('textbox', { name: 'Hours' }), '10h');
  await hand.type(page.getByRole('textbox', { name: 'Rate an hour' }), '90');
  assert.equal(await page.getByRole('textbox', { name: 'Price' }).inputValue(), '900.00');
  await hand.press(page.getByRole('button', { name: 'Sell and issue the invoice' }));
  await page.getByRole('heading', { name: 'Sold to Millbrook Farm' }).waitFor();
  await page.getByText('it opens when it is paid').waitFor();

  await hand.press(page.getByRole('button', { name: 'Record a payment' }));
  assert.equal(await page.getByLabel('Amount').inputValue(), '900.00');
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Record' }));
  await page.getByText('The payment is recorded.').waitFor();
  await page.getByText('it opens when it is paid').waitFor({ state: 'detached' });
}

/** Forty-five minutes, told before what they draw, and posted. */
async function work(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('link', { name: 'Time', exact: true }));
  await hand.type(page.getByLabel('In one line'), 'Millbrook Farm 45 remote Mail moved');
  await page.getByText('Draws 45 min from B-1').waitFor();
  await page.getByText('9 h 15 min left').waitFor();
  await hand.press(page.getByRole('button', { name: 'Post at once' }));
  await page.getByText('Posted: 45 min for Millbrook Farm.').waitFor();
  await backToSteps(page, 4);
}

async function readStatement(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('link', { name: 'Clients', exact: true }));
  await hand.press(page.getByRole('link', { name: 'Millbrook Farm' }));
  await page.getByText('9 h 15 min').first().waitFor();
  await hand.press(page.getByRole('link', { name: 'Statement', exact: true }));
  const roll = page.getByRole('table', { name: 'Blocks over the period' });
  assert.deepEqual(await rowsOf(roll), [
    'B-1 | – | 10 h 900.00 EUR | 45 min 67.50 EUR | – | – | 9 h 15 min 832.50 EUR',
    'All blocks | – | 10 h 900.00 EUR | 45 min 67.50 EUR | – | – | 9 h 15 min 832.50 EUR',
  ]);
  const lines = page.getByRole('table', { name: /^Statement from/ });
  const told = (await rowsOf(lines)).map((line) => line.split(' | ').slice(1).join(' | '));
  assert.deepEqual(told, [
    `Invoice ${INVOICE} issued: 900.00 EUR | | | | | 0 min`,
    'Block B-1 bought: 10 h for 900.00 EUR | | | B-1 10 h | | 10 h',
    `900.00 EUR paid for invoice ${INVOICE} | | | | | 10 h`,
    'remote, Mail moved | Robin Vance | 45 min | B-1 −45 min | | 9 h 15 min',
  ]);
}

/** The link was good for one firm. */
async function isClosed(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('heading', { name: 'This link is not open' }).waitFor();
}

async function backToSteps(page: Page, done: number): Promise<void> {
  await page.goto('/welcome');
  await page.getByText(`${done} of 5 steps are done.`).waitFor();
}
