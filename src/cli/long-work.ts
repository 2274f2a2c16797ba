/** What commands that take long have in common: they tell what they do, and can be stopped. */
import { printable } from './book/columns.ts';
import type { CommandRefusal, ExitCode } from './exit-codes.ts';

/** How a command is watched. */
export type Watch = {
  /** Tells a sentence, on standard error. */
  readonly say: (message: string) => void;
  /** Comes true when somebody asks it to stop. */
  readonly signal: AbortSignal;
};

/**
 * Does work that a signal asks to stop in good order: first it clears away what it has begun, then
 * the process ends as the signal would have ended it. A second signal ends it at once.
 */
export async function untilStopped<T>(work: (watch: Watch) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let stoppedBy: NodeJS.Signals | null = null;
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const onSignal = (signal: NodeJS.Signals): void => {
    stoppedBy = signal;
    for (const each of signals) process.off(each, onSignal);
    stop.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await work({ say, signal: stop.signal });
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    if (stoppedBy !== null) process.kill(process.pid, stoppedBy);
  }
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Tells a refusal, a line each; gives its exit code. */
export function complainOf({ message, exitCode }: CommandRefusal): ExitCode {
  for (const line of message.split('\n')) {
    process.stderr.write(`${printable(`hourbank: ${line}`)}\n`);
  }
  return exitCode;
}
