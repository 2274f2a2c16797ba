/** What becomes of entries that are not sent yet, told to whoever is about to leave. */
import { countText, hoursText } from '../../ui/format.ts';
import type { Unsent } from './unsent.ts';

type Work = Unsent<{ readonly minutes?: number | undefined }>;

/** In sentences; null when all that was logged is sent. */
export function leftBehind(list: readonly Work[]): readonly string[] | null {
  if (list.length === 0) return null;
  const minutes = list.reduce((sum, { input }) => sum + (input.minutes ?? 0), 0);
  const [are, they, wait, stand, them] = list.length === 1 ? ONE : SEVERAL;
  const refused = list.filter(({ refusal }) => refusal !== null).length;
  return [
    `${countText(list.length, 'entry', 'entries')} (${hoursText(minutes)}) ${are} not sent yet, ` +
      'and kept in this browser alone.',
    `If you sign out, ${they} ${wait} here: sent when you sign in again in this browser, and as ` +
      `nobody else. Until then ${they} ${stand} in no books, and whoever uses this browser may ` +
      `find ${them}.`,
    ...(refused === 0
      ? []
      : [`The server refused ${refused} of them: first put right in Time what is wrong there.`]),
  ];
}

const ONE = ['is', 'it', 'waits', 'stands', 'it'] as const;
const SEVERAL = ['are', 'they', 'wait', 'stand', 'them'] as const;
