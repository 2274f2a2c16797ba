/** How the program ends: one number for each kind of outcome, the same for every command. */
export const EXIT = {
  /** Everything asked for was done. */
  done: 0,
  /** The command line, the policy or the mapping is not understood: nothing was done. */
  usage: 2,
  /** Done, but some rows were refused; they are listed. */
  someRefused: 3,
  /** An input file cannot be read, or an output cannot be written. */
  file: 4,
  /** Refused by the rules, or because something is not there or not so. */
  refused: 5,
  /** Whoever asks may not. */
  denied: 6,
  /** It cannot be done just now: try again later. */
  unavailable: 75,
  /** A fault of the program itself. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A whole command refused: what happened, to what, and what to do next. */
export type CommandRefusal = { readonly exitCode: ExitCode; readonly message: string };

export function commandRefused(exitCode: ExitCode, message: string): CommandRefusal {
  return { exitCode, message };
}

export function isCommandRefusal(value: object): value is CommandRefusal {
  return 'exitCode' in value;
}
