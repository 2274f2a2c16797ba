/** I3: the mail that brings an invoice has it attached, drawn when it is sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentOf } from '../../src/app/mails/attachment.ts';
import { ANA, openMailing } from '../support/mailing.ts';

test('the invoice and the credit note go with their mails as PDF', async () => {
  const { bank, send, server } = await openMailing();
  const { firm } = bank;
  await bank.ask('client.add', { name: 'Alder' });
  await bank.ask('client-billing.set', { client: 'Alder', mails: [ANA] });
  const items = [{ description: 'Set-up', amount: '10.00' }];
  const invoice = await bank.ask('invoice.issue', { client: 'Alder', items, mail: true });
  const note = await bank.ask('invoice.credit', { invoice: invoice.label, reason: 'Agreed' });
  await bank.ask('invoice.send', { invoice: note.label });
  const mails = (await bank.ask('mail.list', {})).items;
  for (const { label, id } of [invoice, note]) {
    const mail = mails.find(({ about }) => about === id) ?? assert.fail(`no mail about ${label}`);
    assert.equal(await send({ firm, id: mail.id }, attachmentOf), 'sent');
    const [attached, ...more] = server.arrived.at(-1)?.mail.attachments ?? [];
    assert.deepEqual([attached?.filename, attached?.mimeType], [`${label}.pdf`, 'application/pdf']);
    assert.deepEqual(more, []);
    assert.match(Buffer.from(attached?.content as ArrayBuffer).toString('latin1'), /^%PDF-/);
  }
});

test('a mail whose document is not there is given up, and says so', async () => {
  const { bank, queued, send, kept, server } = await openMailing();
  for (const attachment of [{ invoice: bank.app.newId() }, { statement: 'x' }]) {
    const place = await queued({ attachment });
    assert.equal(await send(place, attachmentOf), 'given-up');
    assert.match((await kept(place)).lastProblem ?? '', /there is no document/);
  }
  assert.deepEqual(server.arrived, []);
});
