/** The program: finds the command, runs it, and ends with its exit code. */
import { Command } from 'commander';
import { bookCommand } from '../cli/book/command.ts';
import { EXIT } from '../cli/exit-codes.ts';
import { operatorCommands } from './operator-commands.ts';
import { programVersion } from './version.ts';

const onExit = (code: number): void => {
  process.exitCode = code;
};

const program = new Command('hourbank')
  .description('The bank for prepaid hours: sells, keeps and draws down blocks of IT service.')
  .version(programVersion())
  .showHelpAfterError('(--help tells how it is used)')
  .addCommand(bookCommand(onExit));
for (const command of operatorCommands(onExit)) program.addCommand(command);

// The contract's commands are many: they are made when one of them, or the list, is asked for.
if (!program.commands.some((command) => command.name() === process.argv[2])) {
  const { contractCommands } = await import('./contract-commands.ts');
  for (const command of contractCommands(onExit)) program.addCommand(command);
}

endsWithOurCodes(program);

// Whoever reads the messages may have gone away: that is no reason to stop.
process.stderr.on('error', () => undefined);

try {
  await program.parseAsync();
} catch (error) {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `hourbank: this is a fault of the program, not yours; please report it.\n${fault}\n`,
  );
  process.exitCode = EXIT.bug;
}

function endsWithOurCodes(command: Command): void {
  command.exitOverride((end) => {
    process.exit(end.exitCode === 0 ? EXIT.done : EXIT.usage);
  });
  for (const below of command.commands) endsWithOurCodes(below);
}
