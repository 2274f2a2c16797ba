/** Every story, as who works with a pointer lives it. */
import { test } from 'node:test';
import { pointer } from '../support/hand.ts';
import { inHouse } from './in-house.ts';
import { STORIES } from './stories.ts';

await inHouse((houseAtHand) => {
  for (const { name, tell } of STORIES) {
    test(name, () => tell(houseAtHand(), pointer));
  }
});
