/** Every story, as who works by keyboard alone lives it. */
import { test } from 'node:test';
import { keyboard } from '../support/hand.ts';
import { inHouse } from './in-house.ts';
import { STORIES } from './stories.ts';

await inHouse((houseAtHand) => {
  for (const { name, tell } of STORIES) {
    test(`${name}, by keyboard alone`, () => tell(houseAtHand(), keyboard));
  }
});
