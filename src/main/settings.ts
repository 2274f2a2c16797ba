/** The settings there are: what each means, what is expected of it, and what holds without it. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { parseMailServer, parseSender } from '../adapters/mail/sender.ts';

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
const STRIPE_KEY_EXPECTED =
  'expected a secret or a restricted key, which begins with sk_ or rk_, as the dashboard shows it';
const STRIPE_WEBHOOK_EXPECTED =
  'expected the signing secret of the endpoint, which begins with whsec_, as the dashboard shows it';
const STRIPE_BASE_EXPECTED =
  'expected an https address without a path, or an http address of this machine, such as ' +
  'http://127.0.0.1:12111';
const FIRM_EXPECTED = 'expected the id of a firm, such as 01890a5d-ac96-774b-bcce-b302099a8057';
const SMTP_EXPECTED =
  'expected an address such as smtp://user:password@mail.example.com:587, or smtps:// for TLS at once';
const SENDER_EXPECTED = 'expected a mail address, such as Northwind IT <billing@northwind.example>';
const FOLDER_EXPECTED = 'expected a folder, with the home folder written out in place of ~';

const url = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

function isOrigin(text: string): boolean {
  const parsed = url(text);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) return false;
  const { pathname, search, hash, username, password } = parsed;
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
}

/** A key that is sent to another machine must not be read on the way. */
function isSafeOrigin(text: string): boolean {
  if (!isOrigin(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
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
    STRIPE_SECRET_KEY: text(STRIPE_KEY_EXPECTED, (value) => /^[sr]k_\w{8,}$/.test(value)),
    STRIPE_WEBHOOK_SECRET: text(STRIPE_WEBHOOK_EXPECTED, (value) => /^whsec_\S{8,}$/.test(value)),
    STRIPE_API_BASE: text(STRIPE_BASE_EXPECTED, isSafeOrigin).transform(
      (value) => new URL(value).origin,
    ),
    STRIPE_FIRM: text(FIRM_EXPECTED, (value) => z.uuid().safeParse(value).success).transform(
      (value) => value.toLowerCase(),
    ),
    SMTP_URL: text(SMTP_EXPECTED, (value) => parseMailServer(value) !== null),
    MAIL_FROM: text(SENDER_EXPECTED, (value) => parseSender(value) !== null),
  })
  .partial();

export type SettingName = keyof typeof settingsSchema.shape;

export const SETTING_NAMES: readonly SettingName[] = settingsSchema.keyof().options;

/** Their values are never told, not even malformed ones. */
export const SECRET_SETTINGS: readonly SettingName[] = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'HOURBANK_SECRET',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SMTP_URL',
];

/** An account with Stripe. */
export type StripeSettings = {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Null: Stripe itself. */
  readonly apiBase: string | null;
  /** The firm whose account it is. Null: the only one there is. */
  readonly firm: string | null;
};

/** The account, of the settings given; null where there is none. */
export function stripeSettings(read: z.infer<typeof settingsSchema>): StripeSettings | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = read;
  if (secretKey === undefined || webhookSecret === undefined) return null;
  const { STRIPE_API_BASE: apiBase = null, STRIPE_FIRM: firm = null } = read;
  return { secretKey, webhookSecret, apiBase, firm };
}

/** Variables that begin with HOURBANK_ and are no settings: of client commands and of tests. */
export const OTHER_VARIABLES: readonly string[] = [
  'HOURBANK_CONFIG',
  'HOURBANK_URL',
  'HOURBANK_KEY',
  'HOURBANK_FIRM',
  'HOURBANK_REQUIRE_ALL',
];
export const TEST_VARIABLE_PREFIX = 'HOURBANK_TEST_';
