/** Paying as a client does it: a mail, a link, a button, Stripe, and back; on the whole program. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { atEnd } from '../support/at-end.ts';
import { openBrowser } from '../support/browser.ts';
import { whenPresent } from '../support/gates.ts';
import { openMailServer, type TestMailServer } from '../support/mail-server.ts';
import { openStripeStandIn, type StripeStandIn } from '../support/stripe-stand-in.ts';
import { ask, setUp, start, stop } from '../support/whole-program.ts';

const ANA = 'ana@alder.example';

const browser = await openBrowser();

type Running = {
  readonly address: string;
  readonly key: string;
  readonly mails: TestMailServer;
  readonly standIn: StripeStandIn;
};

/** The whole program with a mail server and the stand-in for Stripe, and a client to be invoiced. */
async function startProgram(): Promise<Running> {
  const [mails, standIn] = [await openMailServer(), await openStripeStandIn()];
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-pay-'));
  atEnd(async () => rmSync(directory, { recursive: true, force: true }));
  const settings = [
    `SMTP_URL=smtp://127.0.0.1:${mails.port}`,
    'MAIL_FROM=billing@northwind.example',
    `STRIPE_SECRET_KEY=${standIn.secretKey}`,
    `STRIPE_WEBHOOK_SECRET=${standIn.webhookSecret}`,
    `STRIPE_API_BASE=${standIn.url}`,
  ];
  writeFileSync(join(directory, 'hourbank.conf'), `${settings.join('\n')}\n`);
  const server = await start(directory);
  atEnd(() => stop(server));
  const { address } = server;
  const key = await setUp(directory, server);
  standIn.tell(`${address}/webhooks/stripe`);
  const asked = { address, key };
  await ask(asked, 'PUT', '/tax-rates/standard', { rate: '19' });
  await ask(asked, 'PATCH', '/billing', { taxRate: 'standard' });
  await ask(asked, 'POST', '/clients', { name: 'Alder' });
  const ana = { name: 'Ana Alder', mail: ANA, roles: ['billing'] };
  await ask(asked, 'POST', '/clients/Alder/contacts', ana);
  return { address, key, mails, standIn };
}

/** Sells a block and gives the link that came by mail with its invoice. */
async function sellByMail({ mails, ...asked }: Running, name: string): Promise<string> {
  const sale = { name, minutes: 600, price: '1000.00', paid: '0', mail: true };
  await ask(asked, 'POST', '/clients/Alder/blocks', sale);
  const isNew = ({ recipients }: { readonly recipients: readonly string[] }): boolean =>
    recipients.includes(ANA);
  const before = mails.arrived.filter(isNew).length;
  await mails.hasArrived((one) => isNew(one) && mails.arrived.indexOf(one) >= before);
  const { mail } = mails.arrived.at(-1) ?? assert.fail('no mail');
  const [attached] = mail.attachments;
  assert.equal(attached?.mimeType, 'application/pdf');
  assert.match(Buffer.from(attached.content as ArrayBuffer).toString('latin1'), /^%PDF-/);
  const link = /http:\S+\/pay\/\S+/.exec(mail.text ?? '')?.[0];
  return link ?? assert.fail(`no link in ${mail.text}`);
}

async function openMinutes(asked: Running, name: string): Promise<unknown> {
  const { block } = await ask(asked, 'GET', `/clients/Alder/blocks/${name}`);
  return (block as { readonly openMinutes: number }).openMinutes;
}

const told = async (page: Page, selector: string): Promise<string> =>
  (await page.textContent(selector)) ?? '';

whenPresent(
  'chromium',
  () => {
    test('a mailed invoice is opened, paid, seen as paid, and its block is open', async () => {
      const running = await startProgram();
      const link = await sellByMail(running, 'B-1');
      const page = await (await browser?.newContext({ acceptDownloads: true }))?.newPage();
      assert.ok(page !== undefined);
      await page.goto(link);
      assert.match(await told(page, '.payment'), /1,190\.00 EUR/);
      // The firm's name stands where its document begins.
      const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x;
      assert.equal(await left('.from'), await left('.document h1'));
      assert.equal(await openMinutes(running, 'B-1'), 0);
      await page.click('text=Pay 1,190.00 EUR');
      assert.equal(new URL(page.url()).origin, running.standIn.url);
      assert.match(await told(page, 'p'), /^119000 eur$/);
      await page.click('text=Cancel');
      assert.equal(await told(page, 'h1'), 'Not paid');
      await page.click('text=Back to the invoice');
      await page.click('text=Pay 1,190.00 EUR');
      await page.click('button:text-is("Pay")');
      await page.waitForSelector('h1:text-is("Thank you")');
      assert.match(await told(page, 'main'), /B-1: 10 h are open for use\./);
      await page.click('text=See the invoice');
      assert.match(await told(page, '.payment'), /Nothing is left to be paid/);
      assert.equal(await page.locator('form').count(), 0);
      assert.equal(await openMinutes(running, 'B-1'), 600);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click('text=Download PDF'),
      ]);
      assert.match(download.suggestedFilename(), /^INV-.*\.pdf$/);
      assert.match(readFileSync(await download.path(), 'latin1'), /^%PDF-/);

      // What Stripe tells may be late: the page waits for it, and says so.
      const { standIn, address } = running;
      const second = await sellByMail(running, 'B-2');
      standIn.tell(null);
      await page.goto(second);
      await page.click('text=Pay 1,190.00 EUR');
      await page.click('button:text-is("Pay")');
      assert.equal(await told(page, 'h1'), 'Waiting for word of your payment');
      const payment = standIn.account.payment(
        standIn.account.paymentId(standIn.account.sessions().at(-1) ?? ''),
      );
      standIn.tell(`${address}/webhooks/stripe`);
      const late = standIn.account.event('payment_intent.succeeded', payment ?? {});
      assert.deepEqual(await standIn.send([late, late]), [200, 200]);
      await page.waitForSelector('h1:text-is("Thank you")');
      assert.equal(await openMinutes(running, 'B-2'), 600);
    });
  },
  browser !== null,
);
