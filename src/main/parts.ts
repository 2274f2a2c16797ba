/** Builds the parts of the program from its configuration: nothing else knows all of them. */
import { randomUUIDv7 } from 'node:crypto';
import { createSignIn, type SignIn } from '../adapters/sign-in/sign-in.ts';
import type { App } from '../app/app.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { Configuration } from './configuration.ts';
import type { ReadyDatabase } from './database.ts';
import { sessionSecret } from './load-configuration.ts';

export type Parts = {
  readonly app: App;
  readonly database: Database;
  readonly signIn: SignIn;
  readonly close: () => Promise<void>;
};

export type Faults = (error: unknown) => void;

/** The parts that work on a database; or why they cannot. */
export async function openParts(
  ready: ReadyDatabase,
  configuration: Configuration,
  onFault: Faults,
): Promise<Parts | { readonly code: string; readonly message: string }> {
  const secret = await sessionSecret(configuration);
  if ('code' in secret) return secret;
  const { appUrl, becomeApp } = ready;
  const database = openDatabase({ url: appUrl, becomeApp, connections: 20, onLost: onFault });
  const signIn = createSignIn({
    databaseUrl: appUrl,
    becomeApp,
    baseUrl: configuration.baseUrl,
    secret: secret.secret,
    trustProxy: configuration.trustProxy,
    onError: onFault,
  });
  const app: App = {
    database,
    clock: Date.now,
    newId: randomUUIDv7,
    identity: signIn,
  };
  const close = async (): Promise<void> => {
    await Promise.all([database.close(), signIn.close()]);
  };
  return { app, database, signIn, close };
}
