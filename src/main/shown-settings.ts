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
    STRIPE_SECRET_KEY: 'nobody is offered to pay by Stripe',
    STRIPE_WEBHOOK_SECRET: 'nobody is offered to pay by Stripe',
    STRIPE_API_BASE: 'Stripe itself',
    STRIPE_FIRM: 'the only firm',
    SMTP_URL: 'mails wait',
    MAIL_FROM: 'mails wait',
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
  const isAddress = name.startsWith('DATABASE_') || name === 'SMTP_URL';
  return isAddress ? withoutPassword(new URL(value)) : HIDDEN;
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
