/** The commands about all data at once. What they do is loaded when one of them is run. */
import type { Command } from 'commander';
import { backupCommand } from '../cli/backup-command.ts';
import { type CommandRefusal, commandRefused, EXIT } from '../cli/exit-codes.ts';
import { restoreCommand } from '../cli/restore-command.ts';
import { type Configuration, isConfigurationRefusal } from './configuration.ts';
import { loadConfiguration } from './load-configuration.ts';

export function dataCommands(onExit: (code: number) => void): readonly Command[] {
  const backup = backupCommand(async (asked) => {
    const { backupTo } = await import('./backup.ts');
    return await configured((configuration) => backupTo(configuration, asked));
  }, onExit);
  const restore = restoreCommand(
    {
      check: async (asked) => {
        const { checkBackupFile } = await import('./restore.ts');
        return await checkBackupFile(asked);
      },
      restore: async (asked) => {
        const { restoreFrom } = await import('./restore.ts');
        return await configured((configuration) => restoreFrom(configuration, asked));
      },
    },
    onExit,
  );
  return [backup, restore];
}

async function configured<T>(
  act: (configuration: Configuration) => Promise<T>,
): Promise<T | CommandRefusal> {
  const configuration = await loadConfiguration();
  if (isConfigurationRefusal(configuration)) {
    return commandRefused(EXIT.usage, configuration.message);
  }
  return await act(configuration);
}
