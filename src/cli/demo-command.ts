/** `hourbank demo`: a firm with a year behind it, to look around in. */
import { Command } from 'commander';
import { columns } from './book/columns.ts';
import { type CommandRefusal, EXIT, type ExitCode, isCommandRefusal } from './exit-codes.ts';
import { complainOf, untilStopped } from './long-work.ts';

/** What is asked. */
export type DemoAsked = {
  readonly firmName: string;
  /** The same seed on the same day gives the same firm. */
  readonly seed: string;
  /** Null: one that is made up. */
  readonly password: string | null;
  /** Told how many days of how many have been lived. */
  readonly onDay: (lived: number, days: number) => void;
};

export type DemoMade = {
  readonly firm: string;
  readonly firmName: string;
  readonly seed: string;
  /** The first day of its year. */
  readonly start: string;
  readonly clients: number;
  readonly records: number;
  readonly hash: string;
  /** Of verifying its ledger: none, if all is as it should be. */
  readonly findings: number;
  /** Of those who are new; null when nobody is. */
  readonly password: string | null;
  readonly people: readonly {
    readonly name: string;
    readonly role: string;
    readonly mail: string;
    readonly isNew: boolean;
  }[];
};

type Demo = (
  asked: DemoAsked,
  say: (message: string) => void,
) => Promise<DemoMade | CommandRefusal>;

type Options = {
  readonly firmName: string;
  readonly seed: string;
  readonly password?: string;
  readonly json?: boolean;
};

const HELP = `
The firm, its people and its clients are made up. Its year ends yesterday and was lived through the
ordinary operations: blocks sold, drawn and lapsed, entries corrected and reversed, terms and prices
changed. It stands beside other firms and shares nothing with them; asked for once more, it is left
as it is; one that was cut short goes on where it was.

Examples:
  $ hourbank demo
      prints who can sign in, and the password of all of them, once

  $ hourbank demo --firm-name "Rookwood Networks" --seed 7
      another firm, with another year

Exit codes: 0 it is there, 2 the password or the name will not do, 5 another firm has the name.`;

/** The command, ending with `onExit` and the exit code. */
export function demoCommand(demo: Demo, onExit: (code: ExitCode) => void): Command {
  return new Command('demo')
    .summary('make a firm with a year behind it')
    .description('Makes a firm with a year behind it, to look around in.')
    .option('--firm-name <name>', 'the name of the firm', 'Quillmoor IT')
    .option('--seed <words>', 'another seed gives another year', '1')
    .option('--password <password>', 'of those who can sign in; left out: made up')
    .option('--json', 'tell what was made as JSON')
    .addHelpText('after', HELP)
    .action(async (options: Options) => onExit(await run(demo, options)));
}

async function run(demo: Demo, { json = false, ...options }: Options): Promise<ExitCode> {
  const { firmName, seed, password = null } = options;
  const made = await untilStopped(({ signal }) => {
    const onDay = (lived: number, days: number): void => {
      signal.throwIfAborted();
      tellDay(lived, days);
    };
    return demo({ firmName, seed, password, onDay }, say);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (isCommandRefusal(made)) return complainOf(made);
  process.stdout.write(json ? `${JSON.stringify(made, null, 2)}\n` : told(made));
  return EXIT.done;
}

function say(message: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${message}\n`);
}

/** Over the same line of a terminal. */
function tellDay(lived: number, days: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\rLiving a year: day ${lived} of ${days}`);
}

function told({ firmName, start, clients, records, hash, password, people }: DemoMade): string {
  const books = `${clients} clients, ${records} records, hash ${hash}`;
  if (password === null) return `${firmName} is there already: ${books}\n`;
  const rows = people.map(({ name, role, mail, isNew }) => [
    ...[name, role, mail, isNew ? password : '(as told before)'],
  ]);
  const head = ['Name', 'Role', 'Mail', 'Password'];
  const table = columns(head, rows, ['left', 'left', 'left', 'left']).join('\n');
  return `${firmName} has lived since ${start}: ${books}\n\n${table}\n\nThe password is told this once.\n`;
}
