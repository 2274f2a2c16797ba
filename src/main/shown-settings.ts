/** The settings as they may be shown to anybody who may start the program. */
import type { Configuration, SettingInForce } from './configuration.ts';
import type { SettingName } from './settings.ts';

/** A row of `hourbank config`. */
export type ShownSetting = {
  readonly name: string;
  /** With secrets hidden; null where none is set. */
  readonly value: string | null;
  /** What holds where none is set. */
  readonly instead: string;
  readonly origin: string;
};

const HIDDEN = '••••';

/** Every setting, in the order of the documentation, its secrets hidden. */
export function shownSettings({ databaseUrl, settings }: Configuration): readonly ShownSetting[] {
  const instead: Readonly<Partial<Record<SettingName, string>>> = {
    DATABASE_URL: 'the embedded database',
    DATABASE_APP_URL:
      databaseUrl === null ? 'the embedded database' : 'DATABASE_URL, in the role hourbank_app',
    HOURBANK_SECRET: 'made up once and kept in the data directory',
  };
  return settings.map((setting) => ({
    name: setting.name,
    value: shown(setting),
    instead: instead[setting.name] ?? '',
    origin: setting.origin,
  }));
}

function shown({ name, value, secret }: SettingInForce): string | null {
  if (value === null || !secret) return value;
  return name === 'HOURBANK_SECRET' ? HIDDEN : withoutPassword(new URL(value));
}

function withoutPassword(url: URL): string {
  // Asked for by name, as the password may stand in either place and would be encoded in a URL.
  const parameters = [...url.searchParams].map(([name, text]) =>
    /password/i.test(name) ? `${name}=${HIDDEN}` : `${name}=${text}`,
  );
  const password = url.password === '' ? '' : `:${HIDDEN}`;
  const login = url.username === '' ? '' : `${url.username}${password}@`;
  const query = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${url.protocol}//${login}${url.host}${url.pathname}${query}`;
}
