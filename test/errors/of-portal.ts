/** What contacts are refused who sign in to the portal, and who buy there. */
import { createPortalSignIn } from '../../src/adapters/sign-in/portal.ts';
import { type As, requestFor, serverOf } from '../support/bank.ts';
import { cameByLink, PORTAL, pagePost } from '../support/portal.ts';
import { type Example, NOON, type Shown, type Stage, shownOf } from './example.ts';

const client = 'Alder Dental';

/** The price has changed since the page with the offers was opened. */
async function offerChanged({ bank }: Stage): Promise<Shown> {
  bank.moveTo(NOON);
  const as: As = { firm: await bank.addFirm('Northwind IT'), role: 'owner' };
  await bank.ask('product.add', { name: 'Support' }, { as });
  const tier = { product: 'Support', minutes: 600, ratePerHour: '95.00' };
  await bank.ask('tier.set', tier, { as });
  await bank.ask('client.add', { name: client }, { as });
  await bank.ask('contact.add', { client, name: 'Ana Alder', roles: ['billing'] }, { as });
  const ana = await cameByLink(bank, client, 'Ana Alder', as);
  const wanted = { product: 'Support', minutes: 600, gross: '900.00' };
  const response = await ana.send(requestFor('portal.buy', wanted));
  const told = ['# as a contact of Alder Dental', 'POST /api/v1/portal/blocks'];
  return shownOf(response, await response.text(), [[...told, JSON.stringify(wanted)].join('\n')]);
}

/** The button on the page of a link is pressed that was used before. */
async function linkClosed({ bank }: Stage): Promise<Shown> {
  const portal = createPortalSignIn({
    ...{ databaseUrl: bank.ownerUrl, becomeApp: true, baseUrl: PORTAL, trustProxy: false },
    ...{ secret: 'a secret of the examples, of thirty-two characters or more', linkMinutes: 15 },
    sendLink: async () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const body = { token: 'used-before' };
  const request = pagePost('/api/portal/sign-in', body);
  const response = await serverOf(bank.app, [], portal).fetch(request);
  const told = ['POST /api/portal/sign-in', JSON.stringify(body)].join('\n');
  try {
    return shownOf(response, await response.text(), [told]);
  } finally {
    await portal.close();
  }
}

export const PORTAL_EXAMPLES: readonly Example[] = [
  { code: 'sign_in_link_closed', play: linkClosed },
  { code: 'offer_changed', play: offerChanged },
];
