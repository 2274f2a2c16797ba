/** Staff sells a block by mail, the client pays it from the mail, and the staff sees it open. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import type { House } from '../support/house.ts';
import { ask, leftMinutes, ownName } from './asked.ts';
import { plain } from './seen.ts';
import type { Story } from './story.ts';

/** Ten hours at 99.00, and 19 % of tax on 990.00. */
const [PRICE, GROSS] = ['990.00 EUR', '1,178.10 EUR'];

export const sellAndPay: Story = {
  name: 'a block is sold by mail, paid from the mail, and open for work',
  tell: async (house, handOn) => {
    const staff = await house.pageOf('billing');
    const name = ownName('Larch Bakery');
    const client = await ask(staff, 'client.add', { name });
    const mail = `${client.id}@larch.example`;
    const contact = { client: client.id, name: 'Lea Larch', mail, roles: ['billing'] };
    await ask(staff, 'contact.add', contact);
    const invoice = await sell(staff, handOn(staff), client);

    const link = await payLink(house, mail);
    assert.equal(await staff.getByLabel('Pay link').inputValue(), link);
    const payer = await house.page();
    await payer.goto(link);
    await pay(house, payer, handOn(payer), invoice);

    // What stood on the staff's page is read anew where it leads.
    const hand = handOn(staff);
    await hand.press(staff.getByRole('link', { name: 'B-1', exact: true }));
    await staff.getByRole('heading', { name: 'Block B-1' }).waitFor();
    const block = plain(await staff.getByRole('main').innerText());
    assert.match(block, /\bOpen Paid 10 h left in this block\b/i);
    assert.match(block, new RegExp(`Paid: ${PRICE}`));
    await hand.press(staff.getByRole('link', { name: 'Its invoice' }));
    await staff.getByRole('heading', { name: invoice }).first().waitFor();
    await staff.getByText('Paid', { exact: true }).first().waitFor();
    assert.equal(await leftMinutes(staff, client.id), 600);
  },
};

/** Sells ten hours of the catalogue, to be paid, with a mail; the label of the invoice. */
async function sell(
  page: Page,
  hand: Hand,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<string> {
  await page.goto(`/clients/${id}`);
  await page.getByText('0 min', { exact: true }).first().waitFor();
  await hand.press(page.getByRole('link', { name: 'Sell a block' }).first());
  await page.getByRole('heading', { name: `Sell a block to ${name}` }).waitFor();
  await hand.press(page.getByRole('radio', { name: /^10 h · Support hours/ }));
  await hand.tick(page.getByLabel(/^Send the invoice by mail/));
  await page.getByText(GROSS).first().waitFor();
  await hand.press(page.getByRole('button', { name: 'Sell and issue the invoice' }));
  await page.getByRole('heading', { name: `Sold to ${name}` }).waitFor();
  await page.getByText('it opens when it is paid').waitFor();
  assert.equal(await leftMinutes(page, id), 0);
  const link = page.getByRole('link', { name: /^INV-/ });
  const label = (await link.textContent()) ?? '';
  const sold = plain(await page.getByRole('main').innerText());
  assert.match(sold, new RegExp(`Total ${GROSS} Open ${GROSS}`));
  return label;
}

async function payLink({ mails }: House, to: string): Promise<string> {
  const isTo = ({ recipients }: { readonly recipients: readonly string[] }): boolean =>
    recipients.includes(to);
  await mails.hasArrived(isTo);
  const text = mails.arrived.find(isTo)?.mail.text ?? '';
  return /http:\S+\/pay\/\S+/.exec(text)?.[0] ?? assert.fail(`no link in ${text}`);
}

/** The client, who is nobody here, pays what the page says. */
async function pay(house: House, page: Page, hand: Hand, invoice: string): Promise<void> {
  assert.match(await page.title(), new RegExp(invoice));
  await hand.press(page.getByRole('button', { name: `Pay ${GROSS}` }));
  await page.waitForURL(`${house.standIn.url}/**`);
  await page.getByText('117810 eur').waitFor();
  await hand.press(page.getByRole('button', { name: 'Pay', exact: true }));
  await page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await page.getByText('B-1: 10 h are open for use.').waitFor();
}
