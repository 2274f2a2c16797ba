/** Wrong input at every form: told at the field, what was typed is kept, and nothing is saved. */
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { ask, clientWithBlock } from './asked.ts';
import type { Story } from './story.ts';
import { formsAbout, madeFor, ofLapsed } from './wrong-acts.ts';
import { tellDoors, tellPortal } from './wrong-doors.ts';
import { tellFiles } from './wrong-files.ts';
import { tellAll } from './wrong-form.ts';
import { OF_REPORTS, OF_TIMER, OF_WORK, ofClients } from './wrong-forms.ts';
import { OF_BOOKS, ofMoney } from './wrong-money.ts';
import { OF_CATALOGUE, OF_SETTINGS } from './wrong-settings.ts';

export const wrongInput: Story = {
  name: 'wrong input in a form is told at its field and kept, and nothing is saved',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    await page.goto('/clients');
    const terms = { minutes: 600, value: '900.00' };
    const { id: client } = await clientWithBlock(page, 'Mistyped', terms);
    await ask(page, 'contact.add', { client, name: 'Cara Croft', mail: null, roles: [] });
    const clients = ofClients(client, 'Cara Croft');
    await tellAll(page, hand, [...clients, ...OF_WORK, ...OF_REPORTS]);
    await ask(page, 'timer.start', { client, workType: 'remote' });
    await tellAll(page, hand, OF_TIMER);
    await ask(page, 'timer.discard');
    await tellAll(page, hand, [...OF_CATALOGUE, ...OF_SETTINGS]);
  },
};

export const wrongActs: Story = {
  name: 'wrong input about a block, an entry, an invoice, money and a file is told alike',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    const hand = handOn(page);
    await page.goto('/clients');
    const made = await madeFor(page);
    const acts = [...formsAbout(made), await ofLapsed(page), ...ofMoney(made)];
    await tellAll(page, hand, acts);
    await tellBooks(page, hand);
    await tellFiles(page, hand, made);
  },
};

export const wrongDoors: Story = {
  name: 'wrong input at the doors and in the portal is told alike',
  tell: async (house, handOn) => {
    const [owner, outside] = [await house.pageOf('owner'), await house.page()];
    await owner.goto('/');
    await tellDoors(owner, outside, handOn(outside));
    const contact = await house.page();
    await tellPortal(owner, contact, handOn(contact));
  },
};

/** A day on which nothing happened is closed meanwhile. */
async function tellBooks(page: Page, hand: Hand): Promise<void> {
  const through = '1970-01-01';
  await ask(page, 'books.close', { through });
  await tellAll(page, hand, OF_BOOKS);
  await ask(page, 'books.reopen', { from: through, reason: 'Told' });
}
