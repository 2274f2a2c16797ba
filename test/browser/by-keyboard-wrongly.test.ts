/** Wrong input at every form, as who works by keyboard alone gives it. */
import { test } from 'node:test';
import { keyboard } from '../support/hand.ts';
import { inHouse } from './in-house.ts';
import { WRONG_INPUT } from './stories.ts';

await inHouse((houseAtHand) => {
  for (const { name, tell } of WRONG_INPUT) {
    test(name, () => tell(houseAtHand(), keyboard));
  }
});
