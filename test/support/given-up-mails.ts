/** Mails that could not be delivered: nobody asks for one, the program writes and sends them. */
import type { App } from '../../src/app/app.ts';
import { givenUp } from '../../src/app/mails/progress.ts';
import { queueMails, readMail, saveProgress } from '../../src/store/mails.ts';

/** Gives a firm two of them, with this text in all places; gives their ids. */
export async function giveUpMails(
  app: App,
  firm: string,
  text: string,
  recipient: string,
): Promise<readonly string[]> {
  const content = { subject: text, bodyText: text, bodyHtml: text, attachment: { invoice: text } };
  const mails = [app.newId(), app.newId()].map((id) => {
    return { id, client: null, about: text, recipients: [recipient], ...content };
  });
  const now = app.clock();
  await app.database.write(firm, async (tx) => {
    await queueMails(tx, mails, new Date(now).toISOString());
    for (const { id } of mails) {
      const mail = await readMail(tx, id);
      if (mail !== null) await saveProgress(tx, id, givenUp(mail, text, now));
    }
    return { keep: true, value: null };
  });
  return mails.map(({ id }) => id);
}
