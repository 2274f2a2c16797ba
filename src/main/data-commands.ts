/** The commands about all data at once. What they do is loaded when one of them is run. */
import type { Command } from 'commander';
import { backupCommand } from '../cli/backup-command.ts';
import { demoCommand } from '../cli/demo-command.ts';
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
  const demo = demoCommand(async (asked, say) => {
    const { openLocalParts } = await import('./local.ts');
    const { makeDemo } = await import('./demo/make.ts');
    const parts = await openLocalParts(say);
    if ('message' in parts) return commandRefused(EXIT.unavailable, parts.message);
    try {
      return await makeDemo(parts, { ...asked, now: Date.now() });
    } finally {
      await parts.close();
    }
  }, onExit);
  return [backup, restore, demo];
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
