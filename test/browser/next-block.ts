/** A client's contact buys the next block on a phone, and pays it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { House } from '../support/house.ts';
import { says } from './seen.ts';
import type { Story } from './story.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ANA = 'alder@alder.example';

export const nextBlock: Story = {
  name: "a client's contact comes in by mail, buys the next block on a phone, and pays it",
  tell: async (house, handOn) => {
    const page = await house.page(PHONE);
    const hand = handOn(page);
    await page.goto('/portal');
    await page.waitForURL('**/portal/sign-in');
    const before = mailsToAna(house);
    await hand.type(page.getByLabel('Your mail address'), ANA);
    await hand.press(page.getByRole('button', { name: 'Send me a link' }));
    await page.getByRole('heading', { name: 'Look at your mail' }).waitFor();
    await page.goto(await linkAfter(house, before));
    await hand.press(page.getByRole('button', { name: 'Go to your hours' }));
    await page.getByRole('heading', { name: 'Your hours' }).waitFor();
    const leftBefore = await leftText(page);

    await hand.press(page.getByRole('link', { name: 'Buy more hours' }));
    const offer = page.getByRole('article', { name: 'Support hours' }).filter({ hasText: '10 h' });
    await hand.press(offer.getByRole('button', { name: 'Buy', exact: true }));
    await offer.getByText('An invoice over').waitFor();
    await hand.press(offer.getByRole('button', { name: /^Buy for/ }));
    await page.getByRole('heading', { name: 'Bought' }).waitFor();

    // Until it is paid, the hours stand beside those that are left, not among them.
    await page.goto('/portal');
    await page.getByText('Waiting for payment').waitFor();
    assert.equal(await leftText(page), leftBefore);
    await page.goto('/portal/statement');
    const unpaid = 'Of the hours at the end, 10 h are not paid yet:';
    await says(page.getByRole('main'), `${unpaid} ${leftBefore} are left to be used now.`);

    await page.goto('/portal');
    await hand.press(page.getByRole('link', { name: 'See the invoice' }));
    const open = page.getByRole('article').filter({ hasText: 'to be paid' }).first();
    await hand.press(open.getByRole('button', { name: 'Pay' }));
    await hand.press(page.getByRole('button', { name: /^Pay / }));
    await page.waitForURL(`${house.standIn.url}/**`);
    await hand.press(page.locator('button:text-is("Pay")'));
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page.goto('/portal');
    await page.getByRole('heading', { name: 'Your hours' }).waitFor();
    assert.notEqual(await leftText(page), leftBefore);
    assert.equal(await page.getByText('Waiting for payment').count(), 0);
  },
};

const leftText = async (page: Page): Promise<string> =>
  (await page.locator('.hero').first().textContent()) ?? '';

function mailsToAna({ mails }: House): number {
  return mails.arrived.filter(({ recipients }) => recipients.includes(ANA)).length;
}

/** The link of the first mail to her after those. */
async function linkAfter({ mails }: House, before: number): Promise<string> {
  const toAna = () => mails.arrived.filter(({ recipients }) => recipients.includes(ANA));
  await mails.hasArrived((one) => toAna().indexOf(one) >= before);
  const text = toAna()[before]?.mail.text ?? '';
  return /http:\S+\/portal\/sign-in\S+/.exec(text)?.[0] ?? assert.fail(`no link in ${text}`);
}
