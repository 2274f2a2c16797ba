/** Reads the policy and the mapping of a booking: JSON files, checked by their schemas. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { mappingSchema } from '../../contract/mapping.ts';
import { policySchema } from '../../contract/policy.ts';
import { DEFAULT_POLICY, type Policy } from '../../engine/policy.ts';
import { zoneOf } from '../../engine/zones.ts';
import type { Mapping } from '../../formats/mapping.ts';
import { nearest } from '../../formats/nearest.ts';
import { type CommandRefusal, commandRefused, EXIT, isCommandRefusal } from '../exit-codes.ts';
import { fileTrouble } from '../file-trouble.ts';

/** The policies of a file; without one, those that hold where nothing is set. */
export async function readPolicy(path: string | undefined): Promise<Policy | CommandRefusal> {
  if (path === undefined) return DEFAULT_POLICY;
  const policy = await readJson(path, 'policy', policySchema);
  if (isCommandRefusal(policy) || zoneOf(policy.timeZone) !== null) return policy;
  return commandRefused(EXIT.usage, unknownZone(path, 'timeZone', policy.timeZone));
}

/** The mapping of a file; null when none is named. */
export async function readMapping(
  path: string | undefined,
): Promise<{ readonly mapping: Mapping | null } | CommandRefusal> {
  if (path === undefined) return { mapping: null };
  const mapping = await readJson(path, 'mapping', mappingSchema);
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

async function readJson<Schema extends z.ZodType>(
  path: string,
  what: string,
  schema: Schema,
): Promise<z.output<Schema> | CommandRefusal> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return commandRefused(EXIT.file, fileTrouble(path, error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error);
    return commandRefused(EXIT.usage, `${path}: the ${what} is not JSON: ${where}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const told = parsed.error.issues.flatMap((issue) => tellIssue(issue, schema));
  return commandRefused(EXIT.usage, told.map((line) => `${path}: ${line}`).join('\n'));
}

type Issue = z.core.$ZodIssue;

function tellIssue(issue: Issue, schema: z.ZodType): readonly string[] {
  const at = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const hint = meant === null ? `known are ${known.join(', ')}` : `did you mean ${meant}?`;
      return `${at === '' ? '' : `${at}: `}there is no "${key}"; ${hint}`;
    });
  }
  return [`${at === '' ? 'the whole file' : at}: ${issue.message}`];
}

/** The keys a schema knows at a place: what an unknown key may have been meant to be. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let here: unknown = schema;
  for (const step of path) {
    here = inner(here);
    if (isRecord(here) && isRecord(here['shape'])) here = here['shape'][String(step)];
    else if (isRecord(here) && 'valueType' in here) here = here['valueType'];
    else if (isRecord(here) && 'element' in here) here = here['element'];
  }
  here = inner(here);
  return isRecord(here) && isRecord(here['shape']) ? Object.keys(here['shape']) : [];
}

/** The schema inside defaults and optionals. */
function inner(schema: unknown): unknown {
  let here = schema;
  while (isRecord(here) && typeof here['unwrap'] === 'function') {
    const next: unknown = here['unwrap']();
    if (next === here) break;
    here = next;
  }
  return here;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
