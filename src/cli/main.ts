/** The command line: finds the command, runs it, and ends with its exit code. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { bookCommand } from './book/command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

const onExit = (code: ExitCode): void => {
  process.exitCode = code;
};

const program = new Command('hourbank')
  .description('The bank for prepaid hours: sells, keeps and draws down blocks of IT service.')
  .version(version())
  .showHelpAfterError('(--help tells how it is used)')
  .addCommand(bookCommand(onExit));

for (const command of [program, ...program.commands]) {
  command.exitOverride((end) => {
    process.exit(end.exitCode === 0 ? EXIT.done : EXIT.usage);
  });
}

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

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
