/** Lists mails and how far each has come, newest first. */
import { namesOf } from '../../store/clients.ts';
import { type ListedMail, listMails } from '../../store/mails.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { mailAsTold } from '../present/mail.ts';

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const listTheMails: UseCase<'mail.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const key = readKey(input.after, ['instant', 'id']);
    if (key === null) return refuse(CURSOR_INVALID);
    const [at = 'infinity', id = LAST] = key;
    const { state = null, limit } = input;
    const mails = await listMails(tx, state, { before: { at, id }, limit: limit + 1 });
    const about = mails.flatMap(({ client }) => (client === null ? [] : [client]));
    const names = await namesOf(tx, about);
    const told = (mail: ListedMail) => ({
      ...mailAsTold(mail),
      clientName: mail.client === null ? null : (names.get(mail.client) ?? ''),
    });
    return { value: pageOf(mails, limit, (mail) => [mail.createdAt, mail.id], told) };
  });
