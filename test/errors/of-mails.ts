/** What is refused of mails. */
import { queueMails } from '../../src/store/mails.ts';
import { requestFor } from '../support/bank.ts';
import { type Example, NOON, type Shown, type Stage, shownOf } from './example.ts';

const MAIL = '0198c0de-0000-7000-8000-000000000000';

export const MAIL_EXAMPLES: readonly Example[] = [{ code: 'mail_not_given_up', play: sendAgain }];

/** Asks for a mail to be sent again that was not sent yet. */
async function sendAgain({ bank }: Stage): Promise<Shown> {
  const firm = await bank.addFirm('Northwind IT');
  bank.moveTo(NOON);
  const mail = {
    ...{ id: MAIL, client: null, about: 'INV-2026-0007', recipients: ['ana@alder.example'] },
    ...{ subject: 'Invoice', bodyText: 'Ten hours', bodyHtml: null, attachment: null },
  };
  await bank.app.database.write(firm, async (tx) => {
    await queueMails(tx, [mail], NOON);
    return { keep: true, value: null };
  });
  const request = requestFor('mail.send-again', { mail: MAIL });
  const told = `# a mail waits for the mail server\nPOST ${new URL(request.url).pathname}`;
  const response = await bank.send({ firm, role: 'owner' }, request);
  return shownOf(response, await response.text(), [told]);
}
