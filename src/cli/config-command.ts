/** `hourbank config`: every setting in force, and where it comes from. */
import { Command } from 'commander';
import { columns, oneLine, printable } from './book/columns.ts';
import { print } from './book/output.ts';
import { type CommandRefusal, EXIT, type ExitCode, isCommandRefusal } from './exit-codes.ts';

/** A setting in force, its secrets hidden already. */
type ConfigRow = {
  readonly name: string;
  /** Null where none is set. */
  readonly value: string | null;
  /** What holds where none is set, such as "the embedded database". */
  readonly instead: string;
  /** Such as `default`, `environment`, `file hourbank.conf line 3`. */
  readonly origin: string;
};

/** Gives the rows, or why there are none; changes nothing. */
type ConfigLoad = () => Promise<readonly ConfigRow[] | CommandRefusal>;

const HELP = `
Settings come from the environment, or from KEY=value lines of the file hourbank.conf in the data
directory (HOURBANK_CONFIG names another file). The environment wins over the file.

Examples:
  $ hourbank config
      a table; secrets and passwords are hidden

  $ PORT=8080 hourbank config --json
      the same for a program

Exit codes: 0 shown, 2 a setting is unknown or malformed.`;

/** The command, ending with `onExit` and the exit code. */
export function configCommand(load: ConfigLoad, onExit: (code: ExitCode) => void): Command {
  return new Command('config')
    .summary('show every setting in force and where it comes from')
    .description('Shows every setting in force and where it comes from, with secrets hidden.')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP)
    .action(async ({ json = false }: { readonly json?: boolean }) => onExit(await run(load, json)));
}

async function run(load: ConfigLoad, json: boolean): Promise<ExitCode> {
  const rows = await load();
  if (isCommandRefusal(rows)) return refuse(rows);
  const refusal = await print([json ? asJson(rows) : asTable(rows)]);
  return refusal === null ? EXIT.done : refuse(refusal);
}

function asTable(rows: readonly ConfigRow[]): string {
  const cells = rows.map(({ name, value, instead, origin }) =>
    [name, value ?? `(${instead})`, origin].map(oneLine),
  );
  const lines = columns(['Setting', 'Value', 'Origin'], cells, ['left', 'left', 'left']);
  return `${lines.join('\n')}\n`;
}

function asJson(rows: readonly ConfigRow[]): string {
  const settings = rows.map(({ name, value, origin }) => ({ name, value, origin }));
  return `${JSON.stringify({ settings }, null, 2)}\n`;
}

function refuse({ message, exitCode }: CommandRefusal): ExitCode {
  for (const line of message.split('\n'))
    process.stderr.write(`${printable(`hourbank: ${line}`)}\n`);
  return exitCode;
}
