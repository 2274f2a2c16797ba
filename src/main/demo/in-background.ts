/** The demonstration as the console asks for it: made beside everything else, and told about. */
import type { Demo } from '../../contract/session.ts';
import type { DemoAsker } from '../../http/demo.ts';
import { findFirm } from '../../store/agreed.ts';
import { type DemoParts, demoCalled, isOfCast, makeDemo } from './make.ts';
import { DAYS } from './year.ts';

export type DemoInBackground = {
  readonly show: (asker: DemoAsker) => Promise<Demo>;
  readonly start: (asker: DemoAsker) => Promise<Demo>;
  /** Cuts short what is being made, between two of its days; it goes on when it is asked again. */
  readonly stop: () => Promise<void>;
};

/** A demonstration that is being made for the owners of a firm, or could not be. */
type Run = {
  readonly firmName: string;
  /** The users who become its owners. */
  readonly owners: Set<string>;
  livedDays: number;
  /** Null as long as it is being made. */
  problem: string | null;
};

type Settings = DemoParts & {
  /** Told of faults, of which who asks learns no more than that there was one. */
  readonly onFault: (error: unknown) => void;
};

const FIRM_NAME = 'Quillmoor IT';
const SEED = '1';
/** So many firms that are strangers to each other may each have one of their own. */
const MOST_NAMES = 100;

/** One is made at a time; whoever asks for another waits for their turn. */
export function demoInBackground(settings: Settings): DemoInBackground {
  const runs = new Map<string, Run>();
  let last: Promise<void> = Promise.resolve();
  let stopping = false;
  const live = async (run: Run): Promise<void> => {
    if (stopping) return;
    try {
      const problem = await make(settings, run, () => {
        if (stopping) throw new Stopped();
      });
      run.problem = problem;
    } catch (error) {
      if (error instanceof Stopped) return;
      settings.onFault(error);
      run.problem = 'Something went wrong, and it is not your doing: try again.';
    }
  };
  const show = async (asker: DemoAsker): Promise<Demo> => {
    const run = runs.get(asker.firm);
    if (run !== undefined && run.problem === null) return told('running', run);
    const done = await ownDemo(settings, asker.user);
    if (done !== null) return { ...told('done', { ...ANEW, livedDays: DAYS }), ...done };
    return run === undefined ? told('none', ANEW) : told('failed', run);
  };
  const start = async (asker: DemoAsker): Promise<Demo> => {
    const now = await show(asker);
    // Every owner of the firm who asks becomes an owner of what is being made for it.
    if (now.state === 'running') runs.get(asker.firm)?.owners.add(asker.user);
    if (now.state === 'running' || now.state === 'done') return now;
    const others = [...runs].filter(([firm]) => firm !== asker.firm);
    const taken = new Set(others.map(([, { firmName }]) => firmName));
    const firmName = await freeName(settings, asker, taken);
    if (firmName === null) return told('failed', { ...ANEW, problem: NO_NAME });
    const run = { firmName, owners: new Set([asker.user]), livedDays: 0, problem: null };
    runs.set(asker.firm, run);
    last = last.then(() => live(run)).then(() => forgetDone(runs, asker.firm));
    return told('running', run);
  };
  let starting: Promise<unknown> = Promise.resolve();
  return {
    show,
    // One after the other: of two who ask at once, the second finds the name of the first taken.
    start: (asker) => {
      const started = starting.then(() => start(asker));
      starting = started.catch(() => undefined);
      return started;
    },
    stop: async () => {
      stopping = true;
      await last;
    },
  };
}

/** The process is told to end. */
class Stopped extends Error {}

const ANEW = { firmName: FIRM_NAME, livedDays: 0, problem: null };
const NO_NAME = 'All its names are taken by other firms: make one with "hourbank demo".';

function told(
  state: Demo['state'],
  { firmName, livedDays, problem }: Pick<Run, 'firmName' | 'livedDays' | 'problem'>,
): Demo {
  return { state, firm: null, firmName, livedDays, days: DAYS, problem };
}

/** What is done is told by who owns it; what failed stays to be told, until it is asked again. */
function forgetDone(runs: Map<string, Run>, firm: string): void {
  if (runs.get(firm)?.problem === null) runs.delete(firm);
}

/** Lives the year and makes the askers owners; what was in the way, or null. */
async function make(settings: Settings, run: Run, onDay: () => void): Promise<string | null> {
  const { firmName } = run;
  const now = settings.app.clock();
  const made = await makeDemo(settings, {
    ...{ firmName, seed: SEED, password: null, now },
    onDay: (lived) => {
      run.livedDays = lived;
      onDay();
    },
  });
  if (!('firm' in made)) return made.message;
  const signIn = await settings.signIn();
  for (const user of run.owners) await signIn.admit({ firm: made.firm, user, role: 'owner' });
  return null;
}

/** The demonstration that this person belongs to; null when there is none. */
async function ownDemo(
  { app, signIn }: DemoParts,
  user: string,
): Promise<{ readonly firm: string; readonly firmName: string } | null> {
  const firms = await (await signIn()).firmsOf(user);
  for (const { firm, firmName } of firms) {
    const found = await app.database.read(firm, findFirm);
    if (found?.isDemo === true) return { firm, firmName };
  }
  return null;
}

/** The first name that is free, or that of a demonstration which strangers have no part in. */
async function freeName(
  parts: DemoParts,
  { firm }: DemoAsker,
  taken: ReadonlySet<string>,
): Promise<string | null> {
  const signIn = await parts.signIn();
  const own = new Set((await signIn.members(firm)).map(({ mail }) => mail));
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const name = number === 1 ? FIRM_NAME : `${FIRM_NAME} ${number}`;
    if (taken.has(name)) continue;
    const known = await demoCalled(parts.app, name, SEED);
    if (known === 'free') return name;
    if (known === 'taken') continue;
    const members = await signIn.members(known.firm);
    const strangers = members.filter(({ mail }) => !own.has(mail) && !isOfCast(mail, name));
    if (strangers.length === 0) return name;
  }
  return null;
}
