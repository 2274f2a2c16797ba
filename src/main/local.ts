/** Operations asked for in process, of the local data, by whoever may read its files. */

import type { Actor } from '../app/app.ts';
import { permissionsOf } from '../app/may.ts';
import { perform } from '../app/perform.ts';
import type { Answered, Call, Caller, Trouble, Where } from '../cli/operations/caller.ts';
import type { PdfFile } from '../contract/pdf.ts';
import { readInput } from '../contract/read-input.ts';
import { type AnyRefusal, anyRefusalMessage } from '../contract/refusals.ts';
import { fileBytes } from '../http/file-bytes.ts';
import { findFirm } from '../store/agreed.ts';
import { faultOf } from '../store/database.ts';
import { nameKey } from '../store/names.ts';
import { isConfigurationRefusal } from './configuration.ts';
import { readyDatabase } from './database.ts';
import { loadConfiguration } from './load-configuration.ts';
import { openParts, type Parts } from './parts.ts';

/** Why a command cannot reach the data at all. */
export type NoParts = { readonly code: string; readonly message: string };

/** The parts on the local data, with a `close` that stops what was started for them. */
export async function openLocalParts(say: (message: string) => void): Promise<Parts | NoParts> {
  const configuration = await loadConfiguration();
  if (isConfigurationRefusal(configuration)) return configuration;
  const ready = await readyDatabase(configuration, { mayFind: true, say });
  if ('message' in ready) return ready;
  const faults: unknown[] = [];
  const parts = await openParts(ready, configuration, (error) => faults.push(error));
  if ('message' in parts) {
    await ready.stop();
    return parts;
  }
  const close = async (): Promise<void> => {
    await parts.close();
    await ready.stop();
  };
  return { ...parts, close };
}

/** A caller of the local data for one of its firms; the only one need not be named. */
export async function localCaller(
  { firm: asked }: Where,
  say: (message: string) => void,
): Promise<Caller | Trouble> {
  const parts = await openLocalParts(say);
  if ('message' in parts) return { code: 'unavailable', detail: parts.message };
  const firm = await chosenFirm(parts, asked);
  if ('code' in firm) {
    await parts.close();
    return troubleOf(firm);
  }
  return { call: (call) => callLocally(parts, operator(firm.id), call), close: parts.close };
}

async function chosenFirm(
  { database }: Parts,
  asked: string | null,
): Promise<{ readonly id: string } | AnyRefusal> {
  const ids = await database.firms();
  const found = await Promise.all(ids.map((id) => database.read(id, findFirm)));
  const firms = found.filter((firm) => firm !== null);
  if (firms.length === 0) return { code: 'firm_missing' };
  const named =
    asked === null
      ? firms
      : firms.filter(({ id, name }) => id === asked || nameKey(name) === nameKey(asked));
  const [only] = named;
  if (named.length === 1 && only !== undefined) return { id: only.id };
  return { code: 'firm_unclear', firms: firms.map(({ id, name }) => `${name} (${id})`) };
}

/** Whoever may read the data's files may do all that an owner may. */
export function operator(firm: string): Actor {
  const permissions = permissionsOf('owner', null);
  return {
    firm,
    kind: 'operator',
    id: '',
    member: '',
    name: 'Operator',
    role: 'owner',
    permissions,
  };
}

async function callLocally({ app }: Parts, actor: Actor, call: Call): Promise<Answered> {
  const { operation, key } = call;
  const read = readInput(operation, call.input);
  if ('refusal' in read) return { trouble: troubleOf(read.refusal) };
  const input = read.input as never;
  try {
    const file = fileBytes(call.file);
    const result = await perform(app, operation.name, { actor, key, input, file });
    if ('refusal' in result) return { trouble: troubleOf(result.refusal) };
    const { value } = result;
    return operation.produces === 'pdf' ? { bytes: (value as PdfFile).bytes } : { value };
  } catch (error) {
    if (faultOf(error) !== 'outage') throw error;
    return { trouble: troubleOf({ code: 'unavailable' }) };
  }
}

function troubleOf(refusal: AnyRefusal): Trouble {
  return { code: refusal.code, detail: anyRefusalMessage(refusal) };
}
