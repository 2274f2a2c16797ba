/** A demonstration in a database of its own. */
import { createLinks } from '../../src/adapters/links.ts';
import { createSignIn, type SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import type { App } from '../../src/app/app.ts';
import { documentsWhenAsked } from '../../src/main/documents.ts';
import { orderedIds } from '../../src/main/ordered-ids.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { atEnd } from './at-end.ts';
import { freshDatabase } from './database.ts';

export type DemoBank = {
  readonly app: App;
  readonly database: Database;
  readonly signIn: () => Promise<SignIn>;
};

/** The parts of the program on a fresh database, with sign-in; taken down after the tests. */
export async function openDemoBank(): Promise<DemoBank> {
  const { ownerUrl, appUrl, drop } = await freshDatabase();
  const becomeApp = appUrl === null;
  const url = appUrl ?? ownerUrl;
  const database = openDatabase({ url, becomeApp, connections: 3 });
  const signIn = createSignIn({
    ...{ databaseUrl: url, becomeApp, baseUrl: 'http://127.0.0.1:4747', trustProxy: false },
    secret: 'a secret that is long enough for a test',
    onError: (error) => {
      throw error;
    },
  });
  atEnd(async () => {
    await documents.close();
    await database.close();
    await signIn.close();
    await drop();
  });
  const documents = documentsWhenAsked();
  const newId = orderedIds(Date.now);
  const app: App = {
    ...{ database, clock: Date.now, newId, identity: signIn, mailer: null, documents },
    ...{
      links: createLinks('links of a demo', 'hourbank:invoice-link'),
      contactLinks: createLinks('links of a demo', 'hourbank:contact-link'),
      checkout: null,
      checkoutFirm: null,
      baseUrl: 'http://127.0.0.1:4747',
      installation: { version: '1.2.3', mailsFrom: null },
    },
  };
  return { app, database, signIn: async () => signIn };
}
