/** Ids in the order in which they were made, also within one millisecond. */
import { randomUUID } from 'node:crypto';
import type { Clock, NewId } from '../app/ports.ts';

/** What 12 bits hold. */
const MOST_COUNTED = 0xfff;

/** Where the variant of a UUID begins, and behind it 62 bits of chance. */
const CHANCE_FROM = 18;

/**
 * A source of UUIDv7, each greater than the one before. Instead of the first random bits stands a
 * counter that begins anew with each millisecond (RFC 9562, 6.2, method 1). When it is full, or the
 * clock has gone backwards, the ids go on from the last millisecond until the clock has caught up.
 */
export function orderedIds(clock: Clock): NewId {
  let millisecond = 0;
  let count = 0;
  return () => {
    const now = clock();
    if (now > millisecond) {
      millisecond = now;
      count = 0;
    } else if (count < MOST_COUNTED) {
      count += 1;
    } else {
      millisecond += 1;
      count = 0;
    }
    const time = millisecond.toString(16).padStart(12, '0');
    const counted = count.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counted}${randomUUID().slice(CHANCE_FROM)}`;
  };
}
