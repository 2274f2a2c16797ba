/** `hourbank book`: its flags, its help, and what it says when it is done. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type LocalDate, parseDay } from '../../engine/days.ts';
import {
  type CommandRefusal,
  commandRefused,
  EXIT,
  type ExitCode,
  isCommandRefusal,
} from '../exit-codes.ts';
import { printable } from './columns.ts';
import { print, writeFiles } from './output.ts';
import { FORMATS, type Format, present } from './present.ts';
import { type Booking, type Rest, readBooking } from './run.ts';
import { whyEntry } from './why-entry.ts';

type Flags = {
  readonly blocks?: string;
  readonly entries?: string;
  readonly map?: string;
  readonly policy?: string;
  readonly asOf?: LocalDate;
  readonly client?: readonly string[];
  readonly format: Format;
  readonly out?: string;
  readonly why?: string;
};

const EXAMPLES = `
Examples:
  $ hourbank book --blocks blocks.csv --entries time.csv
      a statement of every client, at the close of today

  $ hourbank book --blocks blocks.csv --entries toggl.csv --policy policy.json --format json --out books
      books/book.json; Toggl Track, Clockify, Harvest, Kimai and solidtime are known by their headings

  $ hourbank book --blocks blocks.csv --entries tracker.csv.gz --map map.json --why 4711
      why entry 4711 drew what it drew

Files:
  blocks    client, block, boughtOn, minutes or hours, one of price, ratePerHour, pricePerMinute,
            currency, and where wanted expiresOn and workTypes (several separated by ;)
  entries   id, client, technician, job, workType, description, and startedAt and endedAt, or
            workedOn and minutes; where wanted breakMinutes. Any other CSV with --map.

Exit codes: 0 all booked, 2 not understood, 3 booked but some rows refused, 4 a file cannot be read
            or written, 70 a fault of the program.`;

/** The command, ending with `onExit` and the exit code. */
export function bookCommand(onExit: (code: ExitCode) => void): Command {
  return new Command('book')
    .summary('draw time worked from the blocks sold')
    .description(
      'Draws time worked from the blocks sold, first in, first out, and tells per client what was ' +
        'drawn from which block at what value, what is overage, what lapsed and what is left.',
    )
    .option('--blocks <file>', 'blocks sold, as CSV (needed)')
    .option('--entries <file>', 'time worked, as CSV; may be gzip (needed)')
    .option('--map <file>', 'which column of the entries is what, as JSON')
    .option('--policy <file>', 'rounding, rates, grace, draw order and the like, as JSON')
    .option('--as-of <day>', 'close the books on this day, YYYY-MM-DD (default: today)', asDay)
    .option('--client <name>', 'only this client; may be given more than once', collect)
    .addOption(new Option('--format <format>', 'how to tell it').choices(FORMATS).default('table'))
    .option('--out <folder>', 'write files into this folder instead of printing')
    .addOption(
      new Option('--why <entry>', 'tell the decision of one entry in words').conflicts([
        'out',
        'format',
      ]),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => onExit(await run(flags)));
}

function asDay(text: string): LocalDate {
  const day = parseDay(text);
  if (day !== null) return day;
  throw new InvalidArgumentError(`Expected a day such as 2026-06-30, found "${text}".`);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function run(flags: Flags): Promise<ExitCode> {
  const { blocks, entries } = flags;
  if (blocks === undefined) return lacking('--blocks', 'the blocks sold');
  if (entries === undefined) return lacking('--entries', 'the time worked');
  const booking = await readBooking({ ...flags, blocks, entries, clients: flags.client ?? [] });
  if (isCommandRefusal(booking)) return refuse(booking);
  if (flags.why !== undefined) return tellWhy(booking, flags.why);
  const rest: Rest = { refused: [], warnings: [] };
  const outputs = present(booking, flags.format, rest);
  if (flags.out === undefined) {
    const refusal = await print(outputs[0].text);
    if (refusal !== null) return refuse(refusal);
  } else {
    const inputs = [blocks, entries, flags.map, flags.policy].filter((path) => path !== undefined);
    const written = await writeFiles(flags.out, outputs, inputs);
    if (isCommandRefusal(written)) return refuse(written);
    for (const path of written) say(`written: ${path}`);
  }
  tellRest(rest);
  return rest.refused.length > 0 ? EXIT.someRefused : EXIT.done;
}

async function tellWhy(booking: Booking, id: string): Promise<ExitCode> {
  const why = whyEntry(booking, id);
  if (isCommandRefusal(why)) return refuse(why);
  const refusal = await print(why.lines.map((line) => `${line}\n`));
  if (refusal !== null) return refuse(refusal);
  return why.booked ? EXIT.done : EXIT.someRefused;
}

/** Asked for here, not by the parser: it would not get to say which flag was mistyped. */
function lacking(flag: string, what: string): ExitCode {
  return refuse(commandRefused(EXIT.usage, `${flag} is missing: name the file with ${what}`));
}

function refuse(refusal: CommandRefusal): ExitCode {
  say(`hourbank: ${refusal.message}`);
  return refusal.exitCode;
}

const SHOWN_WARNINGS = 5;
const SHOWN_REFUSALS = 20;

/** Refused rows and warnings, on standard error: the most telling first, the rest counted. */
function tellRest({ refused, warnings }: Rest): void {
  if (refused.length > 0) {
    say(`${refused.length} ${refused.length === 1 ? 'row was' : 'rows were'} refused:`);
    tellSome(
      refused.map((row) => row.message),
      SHOWN_REFUSALS,
    );
  }
  const codes = [...new Set(warnings.map((warning) => warning.code))];
  for (const code of codes) {
    const alike = warnings.filter((warning) => warning.code === code);
    say(
      `${alike.length} ${alike.length === 1 ? 'warning' : 'warnings'}, ${code.replaceAll('_', ' ')}:`,
    );
    tellSome(
      alike.map((warning) => warning.message),
      SHOWN_WARNINGS,
    );
  }
}

function tellSome(messages: readonly string[], most: number): void {
  for (const message of messages.slice(0, most)) say(`  ${message}`);
  if (messages.length > most) {
    say(`  and ${messages.length - most} more; --format json lists all of them`);
  }
}

/** On standard error. Nothing that stands in a file is obeyed by the terminal. */
function say(message: string): void {
  for (const line of message.split('\n')) process.stderr.write(`${printable(line)}\n`);
}
