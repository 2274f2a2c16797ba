/** Whole stories on the demo firm: the real program, a real browser, by pointer and by keyboard. */
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { openBrowser } from '../support/browser.ts';
import { whenPresent } from '../support/gates.ts';
import { keyboard, pointer } from '../support/hand.ts';
import { type House, openHouse } from '../support/house.ts';
import { earlyLine } from './early-line.ts';
import { firstStatement } from './first-statement.ts';
import { importToggl } from './import-toggl.ts';
import { nextBlock } from './next-block.ts';
import { overnightTimer } from './overnight-timer.ts';
import { policyChange } from './policy-change.ts';
import { sellAndPay } from './sell-and-pay.ts';
import { serverAway } from './server-away.ts';
import type { Story } from './story.ts';
import { timer } from './timer.ts';
import { twoAtOnce } from './two-at-once.ts';
import { wrongActs, wrongInput } from './wrong-input.ts';

const browser = await openBrowser();

const STORIES: readonly Story[] = [
  nextBlock,
  sellAndPay,
  earlyLine,
  timer,
  overnightTimer,
  twoAtOnce,
  serverAway,
  firstStatement,
  importToggl,
  policyChange,
  wrongInput,
  wrongActs,
];

whenPresent(
  'chromium',
  () => {
    let house: House;
    before(async () => {
      assert.ok(browser !== null);
      house = await openHouse(browser, '1');
    });
    afterEach(() => house.leave());
    for (const { name, tell } of STORIES) {
      test(name, () => tell(house, pointer));
      test(`${name}, by keyboard alone`, () => tell(house, keyboard));
    }
    test('no page complained of anything', () => {
      assert.deepEqual(house.complaints, []);
    });
  },
  browser !== null,
);
