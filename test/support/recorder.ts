/** Holds every statement that a database is asked to the rules of growth, as it is asked. */
import type { Ran } from '../../src/store/database.ts';
import {
  ENTER_FIRM,
  holdsClient,
  lockedLater,
  type Reading,
  readStatement,
} from './growth-rules.ts';

export type Recorder = {
  readonly onStatement: (ran: Ran) => void;
  /** What broke a rule: each breach once, with the statement. */
  readonly breaches: () => readonly string[];
  /** The texts of all statements so far. */
  readonly statements: () => readonly string[];
};

/**
 * Where a transaction has got to: begun, in its firm, or ended, and how often it was; and whether it
 * has locked a client's row.
 */
type Stage = {
  readonly firm: string | null;
  readonly holdsClient: boolean;
  readonly ends: number;
};

const BEGINS = /^begin\b/;
const ENDS: ReadonlySet<string> = new Set(['commit', 'rollback']);

/** A text is read once, however often it is run. */
const readings = new Map<string, Reading>();

export function openRecorder(): Recorder {
  const stages = new Map<number, Stage>();
  const breaches = new Set<string>();
  const statements = new Set<string>();
  return {
    onStatement: (ran) => {
      for (const breach of borderBreaches(stages, ran)) breaches.add(breach);
      if (BEGINS.test(ran.text) || ENDS.has(ran.text)) return;
      statements.add(ran.text);
      const firm = stages.get(ran.transaction)?.firm ?? null;
      const reading = read(ran.text);
      for (const breach of textBreaches(ran, reading, firm)) breaches.add(breach);
      for (const breach of orderBreaches(stages, ran, reading)) breaches.add(breach);
    },
    breaches: () => [...breaches],
    statements: () => [...statements],
  };
}

/** 7: a transaction begins, enters a firm once and before all else, and ends. */
function borderBreaches(stages: Map<number, Stage>, ran: Ran): readonly string[] {
  const { transaction, text, values } = ran;
  if (transaction === 0) return text === ENTER_FIRM ? ['7: a firm is entered for nothing'] : [];
  const stage = stages.get(transaction);
  if (stage === undefined) {
    stages.set(transaction, { firm: null, holdsClient: false, ends: 0 });
    return BEGINS.test(text) ? [] : [`7: a transaction begins with ${text}`];
  }
  // An end that fails, as when its connection is lost, is followed by one rollback to be sure.
  const again = stage.ends === 1 && text === 'rollback';
  if (stage.ends > 0 && !again) return [`7: ${text} comes after the end of its transaction`];
  if (ENDS.has(text)) {
    stages.set(transaction, { ...stage, ends: stage.ends + 1 });
    return [];
  }
  if (text !== ENTER_FIRM) return stage.firm === null ? [`7: ${text} comes before the firm`] : [];
  stages.set(transaction, { ...stage, firm: String(values[0]) });
  return stage.firm === null ? [] : ['7: a second firm is entered'];
}

function read(text: string): Reading {
  const reading = readings.get(text) ?? readStatement(text);
  readings.set(text, reading);
  return reading;
}

function textBreaches(
  { text, values }: Ran,
  { breaches, firmPlaces }: Reading,
  firm: string | null,
): readonly string[] {
  const strangers = firmPlaces.filter((place) => values[place - 1] !== firm);
  return [
    ...breaches.map((breach) => `${breach}, in: ${text}`),
    ...strangers.map((place) => `8: $${place} is not the firm that was entered, in: ${text}`),
  ];
}

/** 15: what is locked beside a client's row is locked after it, in the same transaction. */
function orderBreaches(
  stages: Map<number, Stage>,
  { transaction, text }: Ran,
  reading: Reading,
): readonly string[] {
  const stage = stages.get(transaction);
  if (stage !== undefined && holdsClient(reading)) {
    stages.set(transaction, { ...stage, holdsClient: true });
  }
  if (stage?.holdsClient === true) return [];
  return lockedLater(reading).map(
    (table) => `15: ${table} is locked before the client's row, in: ${text}`,
  );
}
