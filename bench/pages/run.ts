/** What pages cost: script, the time to the largest paint, what jumps, and what an interaction takes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { takeDown } from '../../test/support/at-end.ts';
import { openBrowser } from '../../test/support/browser.ts';
import { pageCredentials, start, stop } from '../../test/support/whole-program.ts';
import { BUSY, fill } from './firm.ts';
import { firstPages } from './first-page.ts';
import { interactions } from './interactions.ts';
import { watchTaken } from './taken.ts';
import type { Tell } from './told.ts';

/** After all that was written, the database and the machine below it come to rest. */
const REST_MILLISECONDS = 60_000;

/** Measures the pages on a large firm; each figure is told by `tell`. */
export async function measurePages(tell: Tell): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-pages-bench-'));
  const server = await start(directory);
  try {
    const browser = await openBrowser();
    if (browser === null) throw new Error('there is no browser that runs here');
    await fill(directory, server);
    const { address } = server;
    const context = await browser.newContext({ baseURL: address, locale: 'en-US' });
    const signedIn = await context.request.post('/api/auth/sign-in/email', {
      headers: { origin: address },
      data: pageCredentials,
    });
    if (!signedIn.ok()) throw new Error(await signedIn.text());
    const found = await context.request.get(`/api/v1/clients?search=${encodeURIComponent(BUSY)}`);
    const { items } = (await found.json()) as { readonly items: readonly { id: string }[] };
    const client = items[0]?.id ?? '';
    const link = await portalLink(context.request, address, client);
    await setTimeout(REST_MILLISECONDS);
    const taken = watchTaken();
    await firstPages(browser, address, link, await context.storageState(), tell);
    await interactions(await context.newPage(), client, tell);
    const percent = taken();
    if (percent === null) return;
    tell('pagesTakenPercent', 'of the processor others took meanwhile, %', percent, '0');
  } finally {
    await takeDown();
    await stop(server);
    rmSync(directory, { recursive: true, force: true });
  }
}

type Request = Page['request'];

async function portalLink(request: Request, address: string, client: string): Promise<string> {
  const headers = { origin: address };
  const at = `/api/v1/clients/${client}/contacts`;
  const ana = { name: 'Ana Alder', mail: 'ana@client.example', roles: ['billing'] };
  const added = await request.post(at, { headers, data: ana });
  const { id } = (await added.json()) as { readonly id: string };
  const made = await request.post(`${at}/${id}/links`, { headers, data: {} });
  return ((await made.json()) as { readonly url: string }).url;
}
