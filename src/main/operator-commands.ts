/** The commands of whoever runs the program. What they do is loaded when one of them is run. */
import type { Command } from 'commander';
import { configCommand } from '../cli/config-command.ts';
import { commandRefused, EXIT } from '../cli/exit-codes.ts';
import { setUpCommand } from '../cli/set-up-command.ts';
import { startCommand } from '../cli/start-command.ts';
import { isConfigurationRefusal } from './configuration.ts';
import { dataCommands } from './data-commands.ts';
import { loadConfiguration } from './load-configuration.ts';
import { shownSettings } from './shown-settings.ts';

export function operatorCommands(onExit: (code: number) => void): readonly Command[] {
  return [
    startCommand(async (say) => {
      const configuration = await loadConfiguration();
      if (isConfigurationRefusal(configuration)) {
        return { message: configuration.message, exitCode: EXIT.usage };
      }
      const { serve } = await import('./serve.ts');
      return await serve(configuration, say);
    }, onExit),
    setUpCommand(async (asked) => {
      const { openLocalParts } = await import('./local.ts');
      const { setUpHere } = await import('./people.ts');
      const parts = await openLocalParts(() => undefined);
      if ('message' in parts) return { problem: parts.message };
      try {
        return await setUpHere({ app: parts.app, signIn: await parts.signIn() }, asked);
      } finally {
        await parts.close();
      }
    }, onExit),
    configCommand(async () => {
      const configuration = await loadConfiguration();
      return isConfigurationRefusal(configuration)
        ? commandRefused(EXIT.usage, configuration.message)
        : shownSettings(configuration);
    }, onExit),
    ...dataCommands(onExit),
  ];
}
