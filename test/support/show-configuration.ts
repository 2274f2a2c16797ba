/** `hourbank config` by itself, on the environment of this process. */
import { configCommand } from '../../src/cli/config-command.ts';
import { commandRefused, EXIT } from '../../src/cli/exit-codes.ts';
import { isConfigurationRefusal } from '../../src/main/configuration.ts';
import { loadConfiguration } from '../../src/main/load-configuration.ts';
import { shownSettings } from '../../src/main/shown-settings.ts';

const command = configCommand(
  async () => {
    const configuration = await loadConfiguration();
    return isConfigurationRefusal(configuration)
      ? commandRefused(EXIT.usage, configuration.message)
      : shownSettings(configuration);
  },
  (code) => {
    process.exitCode = code;
  },
);
await command.parseAsync();
