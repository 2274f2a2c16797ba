/** `hourbank start`: runs the server until it is told to stop. */
import { Command } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** A server that is running. */
type Running = {
  readonly address: string;
  readonly setUpLink: string | null;
  /** Comes true with a sentence when it ends by itself. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Why it cannot start; without an exit code: it may be tried again. */
type NotStarted = { readonly message: string; readonly exitCode?: ExitCode };

type Start = (say: (message: string) => void) => Promise<Running | NotStarted>;

const HELP = `
The database is started along, unless DATABASE_URL names a server of PostgreSQL 15 or newer.
"hourbank config" shows the settings in force. Ctrl-C stops it; what was answered is kept.

Exit codes: 0 stopped, 2 a setting is wrong, 75 it cannot start now, or has ended by itself.`;

/** The command, ending with `onExit` and the exit code. */
export function startCommand(start: Start, onExit: (code: ExitCode) => void): Command {
  return new Command('start')
    .summary('start the server')
    .description('Starts the server and prints its address.')
    .addHelpText('after', HELP)
    .action(async () => onExit(await run(start)));
}

async function run(start: Start): Promise<ExitCode> {
  const say = (message: string): void => {
    process.stderr.write(`${message}\n`);
  };
  const asked = signalled();
  const running = await start(say);
  if ('message' in running) {
    process.stderr.write(`hourbank: ${running.message}\n`);
    return running.exitCode ?? EXIT.unavailable;
  }
  const { address, setUpLink } = running;
  const setUp = setUpLink === null ? '' : `Set it up, once, at  ${setUpLink}\n`;
  process.stdout.write(`Hourbank is ready at ${address}\n${setUp}`);
  const ended = await Promise.race([asked, running.ended]);
  if (ended !== null) process.stderr.write(`hourbank: ${ended}\n`);
  await running.stop();
  return ended === null ? EXIT.done : EXIT.unavailable;
}

/** Comes true with null at the first signal to stop; a second one ends the process at once. */
function signalled(): Promise<null> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve(null));
    }
  });
}
