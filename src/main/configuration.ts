/** The configuration: every setting from the environment, the file, or its default. */
import { resolve } from 'node:path';
import { nearest } from '../formats/nearest.ts';
import { readConfigurationFile, type Written } from './configuration-file.ts';
import {
  LOG_LEVELS,
  type LogLevel,
  OTHER_VARIABLES,
  SECRET_SETTINGS,
  SETTING_NAMES,
  type SettingName,
  type StripeSettings,
  settingsSchema,
  stripeSettings,
  TEST_VARIABLE_PREFIX,
} from './settings.ts';

/** A setting in force. `value` is null where none is set and none is needed. */
export type SettingInForce = {
  readonly name: SettingName;
  readonly value: string | null;
  /** `default`, `environment`, or such as `file hourbank.conf line 3`. */
  readonly origin: string;
  /** The value, or the password within it, is not to be shown. */
  readonly secret: boolean;
};

/** All settings, checked. */
export type Configuration = {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** How browsers reach Hourbank: scheme, host and port, no slash at the end. */
  readonly baseUrl: string;
  /** An absolute path. */
  readonly dataDirectory: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Null: `databaseUrl`, in the role `hourbank_app`. */
  readonly databaseAppUrl: string | null;
  /** Signs sessions. Null: one that is made up once and kept in the data directory. */
  readonly secret: string | null;
  readonly logLevel: LogLevel;
  /** When the daily maintenance runs, `HH:MM`. */
  readonly lapseAt: string;
  /** Believe what a proxy says of who asks (`X-Forwarded-For`, `X-Forwarded-Proto`). */
  readonly trustProxy: boolean;
  /** The account with Stripe. Null: nobody is offered to pay by it. */
  readonly stripe: StripeSettings | null;
  /** Where mails go out. Null: they wait. */
  readonly smtpUrl: string | null;
  /** Whom mails are from; null only where they wait. */
  readonly mailFrom: string | null;
  readonly settings: readonly SettingInForce[];
};

export type ConfigurationComplaint = {
  readonly code:
    | 'unknown_setting'
    | 'malformed_value'
    | 'malformed_line'
    | 'misplaced_setting'
    | 'unreadable_file';
  /** What happened, to which setting, from where, and what to do next. */
  readonly message: string;
};

/** Everything that is wrong, a line each in `message`. */
export type ConfigurationRefusal = {
  readonly code: 'configuration_refused' | 'configuration_unreadable';
  readonly message: string;
  readonly complaints: readonly ConfigurationComplaint[];
};

export type ConfigurationSources = {
  /** An empty variable is as if it were not there. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Null when there is no file. */
  readonly fileText: string | null;
  /** As it is to be told, such as `hourbank.conf`. */
  readonly fileName: string;
  /** A file found in the data directory cannot say where the data directory is. */
  readonly fileInDataDirectory: boolean;
  readonly defaultDataDirectory: string;
  /** What a relative HOURBANK_DATA begins at. */
  readonly workingDirectory: string;
};

/**
 * Reads every setting; the environment wins over the file. Refused are unknown keys of the file,
 * unknown variables that begin with HOURBANK_, and malformed values, all of them at once.
 */
export function readConfiguration(
  sources: ConfigurationSources,
): Configuration | ConfigurationRefusal {
  const { environment, fileText, fileName } = sources;
  const file = readConfigurationFile(fileText ?? '');
  const given = gather(sources, file.written);
  const { read, complaints } = check(given);
  const all = [
    ...file.bad.map(({ line, message }) =>
      complaint('malformed_line', `${fileName}:${line}: ${message}`),
    ),
    ...file.written.flatMap((written) => unfitForFile(written, sources)),
    ...Object.entries(environment).flatMap(([name, text]) => unknownVariable(name, text)),
    ...complaints,
    ...lonely(given),
  ];
  if (all.length > 0) return configurationRefused('configuration_refused', all);
  return inForce(read, given, sources);
}

export function isConfigurationRefusal<T extends object>(
  value: T | ConfigurationRefusal,
): value is ConfigurationRefusal {
  return 'complaints' in value;
}

export function configurationRefused(
  code: ConfigurationRefusal['code'],
  complaints: readonly ConfigurationComplaint[],
): ConfigurationRefusal {
  return { code, complaints, message: complaints.map(({ message }) => message).join('\n') };
}

function complaint(code: ConfigurationComplaint['code'], message: string): ConfigurationComplaint {
  return { code, message };
}

/** A setting as it was given: `place` is for messages, such as `hourbank.conf:3`. */
type Given = { readonly text: string; readonly origin: string; readonly place: string };
type AllGiven = ReadonlyMap<SettingName, Given>;

function gather(
  { environment, fileName }: ConfigurationSources,
  written: readonly Written[],
): AllGiven {
  const given = new Map<SettingName, Given>();
  for (const name of SETTING_NAMES) {
    const text = environment[name]?.trim() ?? '';
    const line = written.find((each) => each.name === name);
    if (text !== '') {
      given.set(name, { text, origin: 'environment', place: 'environment' });
    } else if (line !== undefined) {
      const origin = `file ${fileName} line ${line.line}`;
      given.set(name, { text: line.text, origin, place: `${fileName}:${line.line}` });
    }
  }
  return given;
}

/** The settings given, as values. */
type Read = ReturnType<typeof settingsSchema.parse>;

function check(given: AllGiven): {
  readonly read: Read;
  readonly complaints: readonly ConfigurationComplaint[];
} {
  const texts = [...given].map(([name, { text }]) => [name, text]);
  const parsed = settingsSchema.safeParse(Object.fromEntries(texts));
  if (parsed.success) return { read: parsed.data, complaints: [] };
  const complaints = parsed.error.issues.flatMap((issue) => {
    const name = SETTING_NAMES.find((each) => each === issue.path[0]);
    const found = name === undefined ? undefined : given.get(name);
    return name === undefined || found === undefined ? [] : [malformed(name, found, issue.message)];
  });
  return { read: {}, complaints };
}

function malformed(name: SettingName, { text, place }: Given, expected: string) {
  const found = SECRET_SETTINGS.includes(name) ? '' : `, found "${text}"`;
  const level = name === 'LOG_LEVEL' ? nearest(text, LOG_LEVELS) : null;
  const meant = level === null ? '' : `; did you mean ${level}?`;
  return complaint('malformed_value', `${name} (${place}): ${expected}${found}${meant}`);
}

/** A key of the file that is no setting, or cannot stand in this file. */
function unfitForFile(
  { name, line }: Written,
  { fileName, fileInDataDirectory }: ConfigurationSources,
): readonly ConfigurationComplaint[] {
  const where = `${name} (${fileName}:${line})`;
  if (name === 'HOURBANK_DATA' && fileInDataDirectory) {
    const why = 'this file was found in the data directory: set HOURBANK_DATA in the environment';
    const message = `${where}: ${why}`;
    return [complaint('misplaced_setting', message)];
  }
  if (SETTING_NAMES.some((known) => known === name)) return [];
  if (OTHER_VARIABLES.includes(name)) {
    const message = `${where}: it is read from the environment only: set it there`;
    return [complaint('misplaced_setting', message)];
  }
  return [complaint('unknown_setting', `${where}: there is no such setting; ${hint(name)}`)];
}

function unknownVariable(
  name: string,
  text: string | undefined,
): readonly ConfigurationComplaint[] {
  const known = [...SETTING_NAMES, ...OTHER_VARIABLES];
  if (text === undefined || !name.startsWith('HOURBANK_') || known.includes(name)) return [];
  if (name.startsWith(TEST_VARIABLE_PREFIX)) return [];
  const message = `${name} (environment): there is no such setting; ${hint(name)}`;
  return [complaint('unknown_setting', message)];
}

function hint(name: string): string {
  const meant = nearest(name, SETTING_NAMES);
  return meant === null ? `known are ${SETTING_NAMES.join(', ')}` : `did you mean ${meant}?`;
}

/** What means nothing, or not enough, without another. The embedded database has its own login. */
const BESIDE: readonly (readonly [name: SettingName, other: SettingName])[] = [
  ['DATABASE_APP_URL', 'DATABASE_URL'],
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'],
  ['STRIPE_API_BASE', 'STRIPE_SECRET_KEY'],
  ['STRIPE_FIRM', 'STRIPE_SECRET_KEY'],
  ['SMTP_URL', 'MAIL_FROM'],
  ['MAIL_FROM', 'SMTP_URL'],
];

function lonely(given: AllGiven): readonly ConfigurationComplaint[] {
  return BESIDE.flatMap(([name, other]) => {
    const found = given.get(name);
    if (found === undefined || given.has(other)) return [];
    const why = `it is of use only beside ${other}: set that one as well`;
    return [complaint('misplaced_setting', `${name} (${found.place}): ${why}`)];
  });
}

function inForce(
  read: Read,
  given: AllGiven,
  { defaultDataDirectory, workingDirectory }: ConfigurationSources,
): Configuration {
  const port = read.PORT ?? 4747;
  const host = read.HOST ?? '127.0.0.1';
  const values = {
    port,
    host,
    baseUrl: read.BASE_URL ?? `http://${hostInUrl(host)}:${port}`,
    dataDirectory: resolve(workingDirectory, read.HOURBANK_DATA ?? defaultDataDirectory),
    databaseUrl: read.DATABASE_URL ?? null,
    databaseAppUrl: read.DATABASE_APP_URL ?? null,
    secret: read.HOURBANK_SECRET ?? null,
    logLevel: read.LOG_LEVEL ?? 'info',
    lapseAt: read.HOURBANK_LAPSE_AT ?? '02:30',
    trustProxy: read.TRUST_PROXY ?? false,
    stripe: stripeSettings(read),
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM ?? null,
  };
  const texts: Readonly<Record<SettingName, string | null>> = {
    PORT: String(values.port),
    HOST: values.host,
    BASE_URL: values.baseUrl,
    HOURBANK_DATA: values.dataDirectory,
    DATABASE_URL: values.databaseUrl,
    DATABASE_APP_URL: values.databaseAppUrl,
    HOURBANK_SECRET: values.secret,
    LOG_LEVEL: values.logLevel,
    HOURBANK_LAPSE_AT: values.lapseAt,
    TRUST_PROXY: String(values.trustProxy),
    STRIPE_SECRET_KEY: values.stripe?.secretKey ?? null,
    STRIPE_WEBHOOK_SECRET: values.stripe?.webhookSecret ?? null,
    STRIPE_API_BASE: values.stripe?.apiBase ?? null,
    STRIPE_FIRM: values.stripe?.firm ?? null,
    SMTP_URL: values.smtpUrl,
    MAIL_FROM: values.mailFrom,
  };
  const settings = SETTING_NAMES.map((name) => ({
    name,
    value: texts[name],
    origin: given.get(name)?.origin ?? 'default',
    secret: SECRET_SETTINGS.includes(name),
  }));
  return { ...values, settings };
}

/** An address that means "all of this machine" is none that a browser could ask. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
