/** All examples, played one after the other on one stage. */
import type { RefusalCode } from '../../src/contract/refusals.ts';
import { openStage, type Shown } from './example.ts';
import { EXAMPLES } from './examples.ts';
import { pageText } from './page.ts';

/** The page that the examples make; and of those that did not come to an end, why. */
export async function playedPage(): Promise<{
  readonly text: string;
  readonly shown: ReadonlyMap<RefusalCode, Shown>;
  readonly failures: ReadonlyMap<RefusalCode, unknown>;
}> {
  const stage = await openStage();
  const shown = new Map<RefusalCode, Shown>();
  const failures = new Map<RefusalCode, unknown>();
  for (const { code, play } of EXAMPLES) {
    try {
      shown.set(code, await play(stage));
    } catch (error) {
      failures.set(code, error);
    }
  }
  return { text: pageText(shown), shown, failures };
}
