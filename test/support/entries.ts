/** Entries in tests: short ways to ask for them and to tell what they drew. */
import type { OutputOf } from '../../src/contract/operations.ts';
import type { As, Bank } from './bank.ts';

export type ToldEntry = OutputOf<'entry.show'>;

/** What an entry drew, as `B-1 45 45.00 | overage 15 25.00`; its state when it is not posted. */
export function drew({ outcome, state }: ToldEntry): string {
  if (outcome === null || state === 'waiting') return state;
  const parts = outcome.draws.map((slice) => `${slice.blockName} ${slice.minutes} ${slice.value}`);
  if (outcome.overageMinutes > 0) {
    parts.push(`overage ${outcome.overageMinutes} ${outcome.overageValue}`);
  }
  if (outcome.coverage === 'separate') {
    parts.push(`separate ${outcome.separateMinutes} ${outcome.separateValue}`);
  }
  return parts.length === 0 ? 'nothing' : parts.join(' | ');
}

/** A bank's client with a block, whose work is logged as drafts or posted. */
export type Workplace = {
  readonly draft: (given?: object, as?: As) => Promise<ToldEntry>;
  readonly posted: (given?: object, as?: As) => Promise<ToldEntry>;
  /** Minutes left in all blocks that may be drawn today. */
  readonly usable: () => Promise<number>;
};

/** Work for a client of the bank: remote, 30 minutes, where nothing else is given. */
export function workplace(bank: Bank, client: string): Workplace {
  const work = { client, workType: 'remote', minutes: 30 };
  const log = (given: object, post: boolean, as = bank.owner) => {
    const times = 'startedAt' in given ? { minutes: undefined } : {};
    return bank.ask('entry.log', { ...work, ...times, ...given, post }, { as });
  };
  return {
    draft: (given = {}, as) => log(given, false, as),
    posted: (given = {}, as) => log(given, true, as),
    usable: async () => (await bank.ask('entry.preview', work)).usableMinutesBefore,
  };
}
