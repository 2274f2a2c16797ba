/** How a person works a page: with a pointer, or with the keyboard alone. */
import assert from 'node:assert/strict';
import type { ElementHandle, Locator, Page } from 'playwright-core';

export type Hand = {
  readonly name: 'pointer' | 'keyboard';
  /** Presses a button, follows a link, opens a menu. */
  readonly press: (what: Locator) => Promise<void>;
  /** Puts text in place of what a field has. */
  readonly type: (field: Locator, text: string) => Promise<void>;
  /** Takes one of what a list offers, by what it says. */
  readonly choose: (field: Locator, option: string) => Promise<void>;
  /** Types what a field then offers, and takes it. */
  readonly find: (field: Locator, option: string) => Promise<void>;
  /** Sets a box or a switch. */
  readonly tick: (box: Locator) => Promise<void>;
};

export function pointer(): Hand {
  return {
    name: 'pointer',
    press: (what) => what.click(),
    type: (field, text) => field.fill(text),
    choose: async (field, option) => {
      await field.selectOption({ label: option });
    },
    find: async (field, option) => {
      await field.fill(option);
      await offered(field, option).click();
    },
    tick: (box) => box.check(),
  };
}

/** Goes by Tab alone, as whoever has no pointer does; fails where Tab does not lead. */
export function keyboard(page: Page): Hand {
  const go = (what: Locator) => tabTo(page, what);
  return {
    name: 'keyboard',
    press: async (what) => {
      await go(what);
      await page.keyboard.press('Enter');
    },
    type: async (field, text) => {
      await go(field);
      const type = await field.getAttribute('type');
      if (type === 'date') return typeDay(page, text);
      if (type === 'datetime-local') return typeMoment(page, field, text);
      await page.keyboard.press('ControlOrMeta+A');
      if (text === '') await page.keyboard.press('Delete');
      else await page.keyboard.insertText(text);
    },
    choose: async (field, option) => {
      await go(field);
      await page.keyboard.type(option);
    },
    find: async (field, option) => {
      await go(field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(option);
      await offered(field, option).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.equal(await field.inputValue(), option);
    },
    tick: async (box) => {
      await go(box);
      if (!(await box.isChecked())) await page.keyboard.press('Space');
    },
  };
}

/** What a field offers stands apart from it, over the page. */
function offered(field: Locator, option: string): Locator {
  return field.page().getByRole('option', { name: option, exact: true });
}

/** No page has more places to stop at than this. */
const MOST_STOPS = 400;

type Place = {
  readonly isConnected: boolean;
  readonly ownerDocument: { readonly activeElement: Place | null };
  readonly compareDocumentPosition: (other: Place) => number;
};

/**
 * Where the focus is, as the browser alone knows. What is sent there brings no constants along: 4 is
 * `Node.DOCUMENT_POSITION_FOLLOWING`.
 */
const focusSeenFrom = (place: Place): 'here' | 'before' | 'after' | 'gone' => {
  const focused = place.ownerDocument.activeElement;
  if (!place.isConnected) return 'gone';
  if (focused === place) return 'here';
  return focused !== null && place.compareDocumentPosition(focused) & 4 ? 'after' : 'before';
};

/** Forwards or back, as whoever sees the page goes: always one way, until it is reached. */
async function tabTo(page: Page, what: Locator): Promise<void> {
  let place = await handleOf(what);
  const isPassed = (await place.evaluate(focusSeenFrom)) === 'after';
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const focus = await place.evaluate(focusSeenFrom);
    if (focus === 'here') return;
    // What is drawn again meanwhile is another element.
    if (focus === 'gone') place = await handleOf(what);
    else await page.keyboard.press(isPassed ? 'Shift+Tab' : 'Tab');
  }
  assert.fail(`Tab does not lead to ${String(what)}`);
}

async function handleOf(what: Locator): Promise<ElementHandle<Place>> {
  await what.waitFor();
  return (await what.elementHandle()) as unknown as ElementHandle<Place>;
}

/** A day is typed part by part, in the order of the locale: month, day, year. */
async function typeDay(page: Page, day: string): Promise<void> {
  if (day === '') return emptyDay(page);
  const [year = '', month = '', date = ''] = day.split('-');
  await page.keyboard.type(`${month}${date}${year}`);
}

/** Part by part, too. */
async function emptyDay(page: Page): Promise<void> {
  for (const key of ['Delete', 'ArrowRight', 'Delete', 'ArrowRight', 'Delete']) {
    await page.keyboard.press(key);
  }
}

/** The same, and the time after it. Where a year may have more digits, it is left by an arrow. */
async function typeMoment(page: Page, field: Locator, moment: string): Promise<void> {
  const [day = '', time = ''] = moment.split('T');
  await typeDay(page, day);
  if ((await field.getAttribute('max')) === null) await page.keyboard.press('ArrowRight');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const pad = (part: number): string => String(part).padStart(2, '0');
  await page.keyboard.type(`${pad(hour % 12 === 0 ? 12 : hour % 12)}${pad(minute)}`);
  await page.keyboard.press(hour < 12 ? 'A' : 'P');
}
