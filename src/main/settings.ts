/** The settings there are: what each means, what is expected of it, and what holds without it. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const PORT_EXPECTED = 'expected a port from 0 to 65535, such as 4747; 0 takes any that is free';
const HOST_EXPECTED = 'expected an address or a host name, such as 127.0.0.1 or 0.0.0.0';
const BASE_URL_EXPECTED =
  'expected an address as the browser shows it, without a path, such as https://hours.example.com';
const DATABASE_URL_EXPECTED =
  'expected an address such as postgres://user:password@host:5432/hourbank';
const SECRET_EXPECTED =
  'expected at least 32 characters, such as "openssl rand -base64 32" makes them';
const TIME_EXPECTED = 'expected a time of day, such as 02:30';
const FOLDER_EXPECTED = 'expected a folder, with the home folder written out in place of ~';

const url = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

function isOrigin(text: string): boolean {
  const parsed = url(text);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return false;
  const { pathname, search, hash, username, password } = parsed;
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
}

function isDatabase(text: string): boolean {
  const parsed = url(text);
  if (parsed === null || !['postgres:', 'postgresql:'].includes(parsed.protocol)) return false;
  // A socket of this machine is named by a parameter: postgres:///hourbank?host=/run/postgresql
  const located = parsed.hostname !== '' || parsed.searchParams.has('host');
  return located && parsed.pathname.length > 1;
}

const text = (expected: string, fits: (value: string) => boolean) =>
  z.string().refine(fits, expected);

const databaseAddress = text(DATABASE_URL_EXPECTED, isDatabase);

/** How the text of each setting is read; any may be left out. */
export const settingsSchema = z
  .object({
    PORT: text(
      PORT_EXPECTED,
      (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
    ).transform(Number),
    HOST: text(HOST_EXPECTED, (value) => /^[A-Za-z0-9.:_%-]+$/.test(value)),
    BASE_URL: text(BASE_URL_EXPECTED, isOrigin).transform((value) => new URL(value).origin),
    HOURBANK_DATA: text(FOLDER_EXPECTED, (value) => isAbsolute(value) || !value.startsWith('~')),
    DATABASE_URL: databaseAddress,
    DATABASE_APP_URL: databaseAddress,
    HOURBANK_SECRET: text(SECRET_EXPECTED, (value) => [...value].length >= 32),
    LOG_LEVEL: z.enum(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`),
    HOURBANK_LAPSE_AT: text(TIME_EXPECTED, (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value)),
    TRUST_PROXY: z
      .enum(['true', 'false', '1', '0'], 'expected true or false')
      .transform((value) => value === 'true' || value === '1'),
  })
  .partial();

export type SettingName = keyof typeof settingsSchema.shape;

export const SETTING_NAMES: readonly SettingName[] = settingsSchema.keyof().options;

/** Their values are never told, not even malformed ones. */
export const SECRET_SETTINGS: readonly SettingName[] = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'HOURBANK_SECRET',
];

/** Variables that begin with HOURBANK_ and are no settings: of client commands and of tests. */
export const OTHER_VARIABLES: readonly string[] = [
  'HOURBANK_CONFIG',
  'HOURBANK_URL',
  'HOURBANK_KEY',
  'HOURBANK_FIRM',
  'HOURBANK_REQUIRE_ALL',
];
export const TEST_VARIABLE_PREFIX = 'HOURBANK_TEST_';
