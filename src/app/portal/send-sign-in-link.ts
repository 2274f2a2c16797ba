/** Mails a link to sign in to whoever is a contact; to nobody else, and nobody is told who is. */
import { queueMails } from '../../store/mails.ts';
import { countSignInLinks } from '../../store/portal-records.ts';
import { type App, refuse } from '../app.ts';
import { commit } from '../commit.ts';
import { admittedByMail } from './access.ts';

/** How long a link to sign in is good for, in minutes. */
export const SIGN_IN_LINK_MINUTES = 15;

/** So many at once are good for one contact: whoever asks in their name fills no mailbox. */
const MOST_LINKS = 10;

const OPERATION = 'portal.sign-in-link';

/**
 * Queues the mail, at the first of the firms that have a contact of this address. The link leads to
 * a page with a button: what looks through mails opens links, and would use it up.
 */
export async function sendSignInLink(app: App, mail: string, token: string): Promise<void> {
  const [first] = await admittedByMail(app, mail);
  if (first === undefined) return;
  const { actor, firmName } = first;
  const url = `${app.baseUrl}/portal/sign-in?token=${encodeURIComponent(token)}`;
  const says = [
    `Hello ${actor.name},`,
    `Here you come to your hours with ${firmName}:\n${url}`,
    `The link is good for ${SIGN_IN_LINK_MINUTES} minutes, and once.`,
    'If you did not ask for it, do nothing: nobody comes in without this mail.',
    firmName,
  ];
  const sent = await commit(app, {
    actor,
    operation: OPERATION,
    key: `own ${app.newId()}`,
    input: {},
    client: actor.client,
    act: async (tx, { at }) => {
      const retryAfterSeconds = SIGN_IN_LINK_MINUTES * 60;
      const since = new Date(Date.parse(at) - retryAfterSeconds * 1000).toISOString();
      const whose = { client: actor.client, contact: actor.id };
      const sent = await countSignInLinks(tx, whose, OPERATION, since);
      if (sent >= MOST_LINKS) return refuse({ code: 'too_many_attempts', retryAfterSeconds });
      await queueMails(
        tx,
        [
          {
            ...{ id: app.newId(), client: actor.client, about: actor.id, recipients: [mail] },
            subject: `Your link to sign in at ${firmName}`,
            bodyText: `${says.join('\n\n')}\n`,
            ...{ bodyHtml: null, attachment: null },
          },
        ],
        at,
      );
      return { outcome: {}, subject: actor.id };
    },
  });
  if ('refusal' in sent && sent.refusal.code !== 'too_many_attempts') {
    throw new RangeError(`no mail to sign in: ${sent.refusal.code}`);
  }
}
