/** Wrong input at every form: told at the field, what was typed is kept, and nothing is saved. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { clientWithBlock } from './asked.ts';
import { plain } from './seen.ts';
import type { Story } from './story.ts';
import { formsAbout, madeFor } from './wrong-acts.ts';
import { CONSOLE_FORMS, type WrongForm } from './wrong-forms.ts';

export const wrongInput: Story = {
  name: 'wrong input in a form is told at its field and kept, and nothing is saved',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    await page.goto('/clients');
    const terms = { minutes: 600, value: '900.00' };
    const { id } = await clientWithBlock(page, 'Mistyped', terms);
    await tellAll(page, handOn(page), CONSOLE_FORMS(id));
  },
};

export const wrongActs: Story = {
  name: 'wrong input about a block, an entry, an invoice, and at the doors is told alike',
  tell: async (house, handOn) => {
    const page = await house.pageOf('owner');
    await page.goto('/clients');
    await tellAll(page, handOn(page), formsAbout(await madeFor(page)));
    const outside = await house.page();
    await tellAll(outside, handOn(outside), DOORS);
  },
};

async function tellAll(page: Page, hand: Hand, forms: readonly WrongForm[]): Promise<void> {
  const saved = savedBy(page);
  for (const wrong of forms) await tellWrong(page, hand, wrong);
  assert.deepEqual(saved, []);
}

const NEEDED = 'fill this in';

const MAIL = 'write your mail address, such as kim@example.com';

/** What nobody has to be signed in for. */
const DOORS: readonly WrongForm[] = [
  {
    ...{ form: 'signing in', at: '/sign-in', send: 'Sign in' },
    told: [
      ['Mail address', NEEDED],
      ['Password', NEEDED],
    ],
  },
  {
    ...{ form: 'the code', at: '/sign-in?code=true', send: 'Go on' },
    told: [['Code', NEEDED]],
  },
  {
    ...{ form: 'a link for the portal', at: '/portal/sign-in', send: 'Send me a link' },
    typed: [['Your mail address', 'nobody']],
    told: [['Your mail address', MAIL]],
  },
];

/** What is asked from now on and changes something; the list grows. */
function savedBy(page: Page): readonly string[] {
  const saved: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const method = response.request().method();
    const isLook = method === 'GET' || /\/(preview|reading)/.test(pathname);
    if (!isLook && response.ok()) saved.push(`${method} ${pathname}`);
  });
  return saved;
}

async function tellWrong(page: Page, hand: Hand, wrong: WrongForm): Promise<void> {
  const { form, at, open = [], typed = [], send, told } = wrong;
  await page.goto(at);
  for (const name of open) await hand.press(buttonOf(page, name));
  for (const [label, text] of typed) await hand.type(fieldOf(page, label), text);
  await hand.press(buttonOf(page, send));
  for (const [label, message] of told) {
    const field = fieldOf(page, label);
    assert.equal(await messageAt(field), message, `${form}: ${label}`);
  }
  for (const [label, text] of typed) {
    assert.equal(await fieldOf(page, label).inputValue(), text, `${form}: ${label} is kept`);
  }
}

/** `Part/Button` is the button in a part of the page; where two are called so, the first one. */
function buttonOf(page: Page, name: string): Locator {
  const [button = '', part] = name.split('/').reverse();
  const within = part === undefined ? placeOf(page) : page.getByRole('region', { name: part });
  return within.getByRole('button', { name: button, exact: true }).first();
}

/** What is typed into, or chosen from. */
function fieldOf(page: Page, label: string): Locator {
  const named = { name: label, exact: true };
  const place = placeOf(page);
  return place.getByRole('textbox', named).or(place.getByRole('combobox', named)).first();
}

/** A dialog while one is open; else the page. */
function placeOf(page: Page): Locator {
  return page.locator('[role=dialog]:visible, main').last();
}

/** The message that stands at a field which says that it is not right. */
async function messageAt(field: Locator): Promise<string> {
  const page = field.page();
  await field.and(page.locator('[aria-invalid=true]')).waitFor();
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
  const own = ids.filter((id) => id.endsWith('-error'));
  const texts = own.map((id) => page.locator(`[id="${id}"]`).innerText());
  return plain((await Promise.all(texts)).join(' '));
}
