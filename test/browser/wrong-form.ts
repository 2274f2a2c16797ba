/** A form with wrong input: what is typed, what is said of it, and how that is told by either hand. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { plain, says } from './seen.ts';

/** One telling of a form. What it is typed into and told at is named by its label. */
export type WrongForm = {
  readonly form: string;
  readonly at: string;
  /** Buttons that lead to it, in order. */
  readonly open?: readonly string[];
  readonly typed?: readonly (readonly [label: string, text: string])[];
  /** Left out: what is typed is taken at once. */
  readonly send?: string;
  /** What stands at which field afterwards. */
  readonly told: readonly (readonly [label: string, message: string])[];
};

export const SAYS = {
  text: 'fill this in',
  needed: 'this is needed',
  mail: 'enter a mail address',
  amount: 'enter an amount without a sign, below 1,000,000,000, such as 1,800.00',
  day: 'choose a day between 1970 and 2199',
  minutes: 'say how long, such as 45 min, 1:30 or 20 h: 1 min or more',
  worked: 'say how long, such as 45, 1:30 or 1h 30: 1,666 h at most',
  weight: 'enter 100 or less, such as 1.5, 150 % or 3/2',
  percentage: 'enter a percentage from 0 to 100, such as 19 or 7.7',
} as const;

/**
 * Tells them one after another, from the page that is shown `first`. A page is opened only where
 * another one was shown before; else the dialog is left that is open there.
 */
export async function tellAll(
  page: Page,
  hand: Hand,
  forms: readonly WrongForm[],
  first = '',
): Promise<void> {
  const saved = savedBy(page);
  let shown = first;
  for (const wrong of forms) {
    if (wrong.at === shown) await leaveDialog(page);
    else await page.goto(wrong.at);
    shown = wrong.at;
    await tellWrong(page, hand, wrong);
  }
  assert.deepEqual(saved, []);
}

/** What is asked from now on and changes something; the list grows. */
export function savedBy(page: Page): readonly string[] {
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
  const { form, open = [], typed = [], send, told } = wrong;
  for (const name of open) await hand.press(buttonOf(page, name));
  for (const [label, text] of typed) await hand.type(fieldOf(page, label), text);
  if (send !== undefined) await hand.press(buttonOf(page, send));
  for (const [label, message] of told) {
    assert.equal(await messageAt(fieldOf(page, label), message), message, `${form}: ${label}`);
  }
  for (const [label, text] of typed) {
    assert.equal(await fieldOf(page, label).inputValue(), text, `${form}: ${label} is kept`);
  }
}

async function leaveDialog(page: Page): Promise<void> {
  const dialog = page.locator('[role=dialog]:visible');
  if ((await dialog.count()) === 0) return;
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** `Part/Button` is the button in a part of the page; where two are called so, the first one. */
export function buttonOf(page: Page, name: string): Locator {
  const [button = '', part] = name.split('/').reverse();
  const within = part === undefined ? placeOf(page) : page.getByRole('region', { name: part });
  return within.getByRole('button', { name: button, exact: true }).first();
}

/** What is typed into, or chosen from. */
export function fieldOf(page: Page, label: string): Locator {
  const [place, named] = [placeOf(page), { name: label, exact: true }];
  const typed = place.getByRole('textbox', named).or(place.getByRole('combobox', named));
  return typed.or(place.getByRole('spinbutton', named)).first();
}

/** A dialog while one is open; else the page. */
function placeOf(page: Page): Locator {
  return page.locator('[role=dialog]:visible, main').last();
}

/** The message that stands at a field which says that it is not right, once it is the expected one. */
async function messageAt(field: Locator, expected: string): Promise<string> {
  const page = field.page();
  await field.and(page.locator('[aria-invalid=true]')).waitFor();
  // It goes and comes with each answer that is asked for, but by this name.
  const told = page.locator(`[id="${await field.getAttribute('id')}-error"]`);
  await says(told, expected);
  return plain(await told.innerText());
}
