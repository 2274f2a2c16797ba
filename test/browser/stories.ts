/** Whole stories on the demo firm. */
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
import { earlyDays, earlyLine } from './typed-early.ts';
import { wrongActs, wrongDoors, wrongInput } from './wrong-input.ts';

/** Each is told by pointer and by keyboard alone. */
export const STORIES: readonly Story[] = [
  nextBlock,
  sellAndPay,
  earlyLine,
  earlyDays,
  timer,
  overnightTimer,
  twoAtOnce,
  serverAway,
  firstStatement,
  importToggl,
  policyChange,
];

/**
 * Wrong input at every form, told by keyboard alone: with a pointer, the same fields and buttons
 * would say the same.
 */
export const WRONG_INPUT: readonly Story[] = [wrongInput, wrongActs, wrongDoors];
