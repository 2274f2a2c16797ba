/** `hourbank set-up`: a firm and its owner, from the machine itself. */
import { Command } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** What is asked. */
type SetUpAsked = {
  readonly firmName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly name: string;
  readonly mail: string;
  readonly password: string;
};

type SetUp = (
  asked: SetUpAsked,
) => Promise<{ readonly problem: string } | { readonly done: string }>;

const HELP = `
The password is read from the first line of the input, so that no list of processes shows it.

Example:
  $ hourbank set-up --firm-name "Northwind IT" --currency EUR --time-zone Europe/Berlin \\
      --name "Kim Lee" --mail kim@northwind.example < password.txt

Exit codes: 0 set up, 5 refused.`;

/** The command, ending with `onExit` and the exit code. */
export function setUpCommand(setUp: SetUp, onExit: (code: ExitCode) => void): Command {
  return new Command('set-up')
    .summary('set up a firm and its owner')
    .description('Sets up a firm and its owner, on this machine, without a link.')
    .requiredOption('--firm-name <name>', 'the name of the firm')
    .requiredOption('--name <name>', "the owner's name")
    .requiredOption('--mail <mail>', "the owner's mail address")
    .option('--currency <code>', 'three letters', 'EUR')
    .option('--time-zone <zone>', 'such as Europe/Berlin', localZone())
    .addHelpText('after', HELP)
    .action(async (asked: Omit<SetUpAsked, 'password'>) => onExit(await run(setUp, asked)));
}

function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

async function run(setUp: SetUp, asked: Omit<SetUpAsked, 'password'>): Promise<ExitCode> {
  if (process.stdin.isTTY) process.stderr.write('Password (at least 12 characters): ');
  const taken = await setUp({ ...asked, password: await firstLine() });
  if ('problem' in taken) {
    process.stderr.write(`hourbank: ${taken.problem}\n`);
    return EXIT.refused;
  }
  process.stdout.write(`${taken.done}\n`);
  return EXIT.done;
}

const LONGEST_LINE_CHARACTERS = 1000;

async function firstLine(): Promise<string> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.includes('\n') || text.length > LONGEST_LINE_CHARACTERS) break;
  }
  return (text.split(/\r?\n/, 1)[0] ?? '').slice(0, LONGEST_LINE_CHARACTERS);
}
