/** A story: what somebody wants, done on the pages as they would, with a pointer or by keyboard. */
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import type { House } from '../support/house.ts';

export type Story = {
  readonly name: string;
  /** Told twice on one house, by each hand: what it makes has names of its own each time. */
  readonly tell: (house: House, handOn: (page: Page) => Hand) => Promise<void>;
};
