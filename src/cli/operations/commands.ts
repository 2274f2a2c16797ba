/** The contract as commands: `hourbank <noun> <verb>` for every operation. */
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { exampleCommand, flagName } from '../../contract/command-line.ts';
import { isWrite, type Operation, pathFields } from '../../contract/define.ts';
import { type Field, fieldsOf } from '../../contract/fields.ts';
import { OPERATIONS, type OperationName } from '../../contract/operations.ts';
import { ANSWERS } from '../../contract/refusals.ts';
import { EXIT } from '../exit-codes.ts';
import { fileTrouble, isSystemError } from '../file-trouble.ts';
import type { Caller, Trouble, Where } from './caller.ts';
import { inputOf, minutesOf } from './given.ts';
import { nowhereToGo, writePdf } from './pdf-output.ts';
import { renderAnswer } from './render.ts';

type Named = Operation & { readonly name: OperationName };

/** Finds whom to ask; or says why nobody can be asked. */
export type FindCaller = (where: Where) => Promise<Caller | Trouble>;

/** One command a noun, with a command a verb below it. */
export function operationCommands(
  findCaller: FindCaller,
  onExit: (code: number) => void,
): readonly Command[] {
  const nouns = new Map<string, Command>();
  for (const operation of OPERATIONS) {
    const [noun = '', verb = ''] = operation.name.split('.');
    const parent = nouns.get(noun) ?? new Command(noun).description(`see hourbank ${noun} --help`);
    nouns.set(noun, parent);
    parent.addCommand(operationCommand(operation, verb, findCaller, onExit));
  }
  for (const parent of nouns.values()) {
    parent.description(parent.commands.map((command) => command.name()).join(', '));
  }
  return [...nouns.values()];
}

function operationCommand(
  operation: Named,
  verb: string,
  findCaller: FindCaller,
  onExit: (code: number) => void,
): Command {
  const command = new Command(verb).description(operation.summary);
  const inPath = pathFields(operation);
  const fields = fieldsOf(operation);
  for (const name of inPath) command.addArgument(new Argument(`<${flagName(name)}>`));
  if (operation.body === 'file') command.addArgument(new Argument('<file>'));
  for (const field of fields) {
    if (inPath.includes(field.name)) continue;
    for (const flag of field.kind === 'fields' ? field.fields : [field]) {
      command.addOption(optionOf(flag, field.kind !== 'fields'));
    }
  }
  if (isWrite(operation)) {
    command.option('--idempotency-key <key>', 'sent again with the same key, it takes effect once');
  }
  if (operation.produces === 'pdf') {
    command.option('--output <file>', 'the file it is written to; left out: standard output');
  } else {
    command.option('--json', 'print the answer as JSON');
  }
  command
    .addOption(new Option('--url <url>', 'ask the server at this address').env('HOURBANK_URL'))
    .addOption(new Option('--api-key <key>', 'the key for that server').env('HOURBANK_KEY'))
    .addOption(new Option('--firm <firm>', 'which firm of the local data').env('HOURBANK_FIRM'))
    .addHelpText('after', () => `\nExample:\n  ${exampleCommand(operation)}\n`)
    .action(async (...given: readonly unknown[]) => {
      const options = command.opts();
      const texts = given.slice(0, command.registeredArguments.length).map(String);
      onExit(await run(operation, fields, texts, options, findCaller));
    });
  return command;
}

function optionOf(field: Field, mayBeMandatory: boolean): Option {
  const { name, kind, choices, description, mayBeNone } = field;
  const value = kind === 'flag' ? '' : kind === 'texts' ? ' <text...>' : ` <${kind}>`;
  const told = [
    description,
    choices.length > 0 && kind !== 'texts' ? `(${choices.join(', ')})` : '',
  ];
  const option = new Option(
    `--${flagName(name)}${value}`,
    told.filter((part) => part !== '').join(' '),
  );
  if (kind === 'minutes') {
    option.argParser((typed) => {
      if (minutesOf(typed) === null && !(mayBeNone && typed === 'none')) {
        throw new InvalidArgumentError('Give it as 20h, 1h 30min or 90 (minutes).');
      }
      return typed;
    });
  }
  return field.required && mayBeMandatory ? option.makeOptionMandatory() : option;
}

async function run(
  operation: Named,
  fields: readonly Field[],
  texts: readonly string[],
  options: Readonly<Record<string, string | string[] | boolean | undefined>>,
  findCaller: FindCaller,
): Promise<number> {
  const text = (name: string): string | null => {
    const given = options[name];
    return typeof given === 'string' ? given : null;
  };
  const typed: Record<string, string | readonly string[] | boolean | undefined> = { ...options };
  for (const [place, name] of pathFields(operation).entries()) typed[name] = texts[place];
  const path = operation.body === 'file' ? (texts.at(-1) ?? '') : null;
  if (path !== null) typed['fileName'] ??= path.split(/[\\/]/).at(-1);
  const output = operation.produces === 'pdf' ? text('output') : null;
  const nowhere = operation.produces === 'pdf' ? nowhereToGo(output) : null;
  if (nowhere !== null) return complain({ code: 'input_invalid', detail: nowhere });
  const firm = fields.some((field) => field.name === 'firm') ? null : text('firm');
  const caller = await findCaller({ url: text('url'), key: text('apiKey'), firm });
  if ('code' in caller) return complain(caller);
  try {
    const file = path === null ? null : await openFile(path);
    if (file !== null && 'code' in file) return complain(file);
    const key = text('idempotencyKey');
    const answered = await caller.call({ operation, input: inputOf(fields, typed), key, file });
    if ('trouble' in answered) return complain(answered.trouble);
    if ('bytes' in answered) return await writePdf(output, answered.bytes);
    const { value } = answered;
    const json = options['json'] === true;
    process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : renderAnswer(value));
    return EXIT.done;
  } finally {
    await caller.close();
  }
}

/** The bytes of a file, or of what a pipe brings; or why there are none. */
async function openFile(path: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | Trouble> {
  try {
    const stream = (await open(path)).createReadStream();
    // A folder can be opened, and not be read: its first bytes tell.
    await once(stream, 'readable');
    return Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { code: 'file_unreadable', detail: fileTrouble(path, error) };
  }
}

function complain({ code, detail }: Trouble): number {
  process.stderr.write(`hourbank: ${detail}\n`);
  return ANSWERS[code].exitCode;
}
