/** Reads the policy and the mapping of a booking: JSON files, checked by their schemas. */
import { readFile } from 'node:fs/promises';
import type { Checked, Complaint } from '../../contract/complaints.ts';
import { checkMapping } from '../../contract/mapping.ts';
import { checkPolicy } from '../../contract/policy.ts';
import { DEFAULT_POLICY, type Policy } from '../../engine/policy.ts';
import { zoneOf } from '../../engine/zones.ts';
import { composed } from '../../formats/composed.ts';
import type { Mapping } from '../../formats/mapping.ts';
import { nearest } from '../../formats/nearest.ts';
import { type CommandRefusal, commandRefused, EXIT, isCommandRefusal } from '../exit-codes.ts';
import { fileTrouble, isSystemError } from '../file-trouble.ts';

/** The policies of a file; without one, those that hold where nothing is set. */
export async function readPolicy(path: string | undefined): Promise<Policy | CommandRefusal> {
  if (path === undefined) return DEFAULT_POLICY;
  const policy = await readJson(path, 'policy', checkPolicy);
  if (isCommandRefusal(policy)) return policy;
  if (zoneOf(policy.timeZone) !== null) return { ...policy, workTypes: byComposedName(policy) };
  return commandRefused(EXIT.usage, unknownZone(path, 'timeZone', policy.timeZone));
}

/** Names of work types as they are read from the entries, whatever form they are typed in. */
function byComposedName({ workTypes }: Policy): Policy['workTypes'] {
  return Object.fromEntries(
    Object.entries(workTypes).map(([name, work]) => [composed(name), work]),
  );
}

/** The mapping of a file; null when none is named. */
export async function readMapping(
  path: string | undefined,
): Promise<{ readonly mapping: Mapping | null } | CommandRefusal> {
  if (path === undefined) return { mapping: null };
  const mapping = await readJson(path, 'mapping', checkMapping);
  if (isCommandRefusal(mapping)) return mapping;
  const { zone } = mapping;
  if (zone === undefined || zoneOf(zone) !== null) return { mapping };
  return commandRefused(EXIT.usage, unknownZone(path, 'zone', zone));
}

function unknownZone(path: string, key: string, zone: string): string {
  const meant = nearest(zone, Intl.supportedValuesOf('timeZone'));
  const hint = meant === null ? 'give a name such as Europe/Berlin' : `did you mean ${meant}?`;
  return `${path}: ${key}: no time zone is called "${zone}"; ${hint}`;
}

async function readJson<T extends object>(
  path: string,
  what: string,
  checkJson: (json: unknown) => Checked<T>,
): Promise<T | CommandRefusal> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return commandRefused(EXIT.file, fileTrouble(path, error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error);
    return commandRefused(EXIT.usage, `${path}: the ${what} is not JSON: ${where}`);
  }
  const checked = checkJson(json);
  if ('value' in checked) return checked.value;
  const told = checked.complaints.map((complaint) => `${path}: ${tell(complaint)}`);
  return commandRefused(EXIT.usage, told.join('\n'));
}

function tell(complaint: Complaint): string {
  const { at } = complaint;
  if (complaint.kind === 'wrong')
    return `${at === '' ? 'the whole file' : at}: ${complaint.message}`;
  const { key, knownKeys } = complaint;
  const meant = nearest(key, knownKeys);
  const hint = meant === null ? `known are ${knownKeys.join(', ')}` : `did you mean ${meant}?`;
  return `${at === '' ? '' : `${at}: `}there is no "${key}"; ${hint}`;
}
