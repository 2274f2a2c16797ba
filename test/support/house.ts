/** The whole program on the demo firm, with mail server, payment provider and browser around it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { atEnd } from './at-end.ts';
import { type DemoPeople, demoFolder, emptyFolder } from './demo-folder.ts';
import { openMailServer, type TestMailServer } from './mail-server.ts';
import { openStripeStandIn, type StripeStandIn } from './stripe-stand-in.ts';
import { type Started, start, stop } from './whole-program.ts';

type Role = 'owner' | 'billing' | 'technician' | 'accountant';

export type House = {
  readonly address: string;
  readonly mails: TestMailServer;
  readonly standIn: StripeStandIn;
  /** A page of somebody who is signed in: the first person of the role; each has cookies of their own. */
  readonly pageOf: (role: Role, options?: BrowserContextOptions) => Promise<Page>;
  /** A page of nobody. */
  readonly page: (options?: BrowserContextOptions) => Promise<Page>;
  /** What the pages complained of so far: faults, and what the security policy forbade. */
  readonly complaints: readonly string[];
  /** Closes all pages, so that none of one story is at work in the next. */
  readonly leave: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Starts it again, at the address it had. */
  readonly start: () => Promise<void>;
};

/** An empty folder for a program that mails and takes payments by these. */
export function furnished(mails: TestMailServer, standIn: StripeStandIn): string {
  const directory = emptyFolder();
  furnish(directory, mails, standIn);
  return directory;
}

function furnish(directory: string, mails: TestMailServer, standIn: StripeStandIn): void {
  const settings = [
    `SMTP_URL=smtp://127.0.0.1:${mails.port}`,
    'MAIL_FROM=billing@quillmoor-it.example',
    `STRIPE_SECRET_KEY=${standIn.secretKey}`,
    `STRIPE_WEBHOOK_SECRET=${standIn.webhookSecret}`,
    `STRIPE_API_BASE=${standIn.url}`,
  ];
  writeFileSync(join(directory, 'hourbank.conf'), `${settings.join('\n')}\n`);
}

/** Opens it, with the demo firm of the seed. */
export async function openHouse(browser: Browser, seed: string): Promise<House> {
  const [mails, standIn] = [await openMailServer(), await openStripeStandIn()];
  const { directory, people, password } = await demoFolder(seed);
  furnish(directory, mails, standIn);
  let server: Started | null = await start(directory);
  const { address } = server;
  const stopIt = async (): Promise<void> => {
    if (server !== null) await stop(server);
    server = null;
  };
  atEnd(stopIt);
  standIn.tell(`${address}/webhooks/stripe`);
  const complaints: string[] = [];
  const page = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-US', baseURL: address, ...options });
    return await listened(context, complaints);
  };
  const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  const leave = async (): Promise<void> => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return {
    ...{ address, mails, standIn, complaints, page, leave },
    pageOf: async (role, options) => {
      const mail = mailOf(people, role);
      const before = signedIn.get(mail);
      const opened = await page({ ...options, ...(before && { storageState: before }) });
      if (await isNobody(opened)) await signIn(opened, address, { email: mail, password });
      signedIn.set(mail, await opened.context().storageState());
      return opened;
    },
    stop: stopIt,
    start: async () => {
      server = await start(directory, new URL(address).port);
    },
  };
}

/** A page whose complaints are kept. */
export async function listened(context: BrowserContext, complaints: string[]): Promise<Page> {
  const opened = await context.newPage();
  opened.on('pageerror', (error) => complaints.push(`${opened.url()}: ${error.message}`));
  opened.on('console', (message) => {
    // What the server refuses is told in the console, too, and is no fault of the page.
    const isOfNetwork = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isOfNetwork) {
      complaints.push(`${opened.url()}: ${message.text()}`);
    }
  });
  return opened;
}

function mailOf(people: DemoPeople, role: Role): string {
  return people.find((person) => person.role === role)?.mail ?? assert.fail(role);
}

async function isNobody(page: Page): Promise<boolean> {
  const told = (await (await page.request.get('/api/session')).json()) as { account: unknown };
  return told.account === null;
}

/** Once a person, for as long as they stay signed in: whoever signs in all the time is refused. */
async function signIn(
  page: Page,
  address: string,
  data: { readonly email: string; readonly password: string },
): Promise<void> {
  const answered = await page.request.post('/api/auth/sign-in/email', {
    headers: { origin: address },
    data,
  });
  assert.equal(answered.status(), 200, await answered.text());
}
