/** The contract's commands, asked of a server by its address and key, or of the local data. */
import type { Command } from 'commander';
import type { Caller, Trouble, Where } from '../cli/operations/caller.ts';
import { operationCommands } from '../cli/operations/commands.ts';
import { remoteCaller } from '../cli/operations/remote.ts';
import { localCaller } from './local.ts';

export function contractCommands(onExit: (code: number) => void): readonly Command[] {
  return operationCommands(findCaller, onExit);
}

async function findCaller(where: Where): Promise<Caller | Trouble> {
  const { url, key } = where;
  if (url === null) return await localCaller(where, say);
  if (key !== null) return remoteCaller(url, key);
  return {
    code: 'unauthenticated',
    detail: `${url} asks for a key: give --api-key or HOURBANK_KEY`,
  };
}

/** What takes long is told on a terminal only: elsewhere it would mix with what is asked for. */
function say(message: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${message}\n`);
}
