/** Whole stories on the demo firm: the real program, a real browser, by pointer and by keyboard. */
import { test } from 'node:test';
import { keyboard, pointer } from '../support/hand.ts';
import type { House } from '../support/house.ts';
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

export function testStories(houseAtHand: () => House): void {
  for (const { name, tell } of STORIES) {
    test(name, () => tell(houseAtHand(), pointer));
    test(`${name}, by keyboard alone`, () => tell(houseAtHand(), keyboard));
  }
}
