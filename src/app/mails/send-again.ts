/** Puts a mail back that was given up: it is sent to those whom it has not reached. */
import { enqueueMail, readMail, saveProgress } from '../../store/mails.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { mailAsTold } from '../present/mail.ts';
import { putBack } from './progress.ts';

export const sendTheMailAgain: UseCase<'mail.send-again'> = (app, request) =>
  commit(app, {
    ...commandOf(app, 'mail.send-again', request),
    client: null,
    // Whoever sends leaves a mail alone that was given up: the firm's row keeps two of us apart.
    alone: true,
    act: async (tx, { at }) => {
      const { mail: id } = request.input;
      const mail = await readMail(tx, id);
      if (mail === null) return refuse({ code: 'not_found', thing: 'mail', name: id });
      const { state, subject, client } = mail;
      if (state !== 'given-up') return refuse({ code: 'mail_not_given_up', mail: id, state });
      const progress = putBack(mail, Date.parse(at));
      await saveProgress(tx, id, progress);
      await enqueueMail(tx, id);
      const outcome = mailAsTold({ ...mail, ...progress, state: 'waiting' });
      return { outcome, subject, ...(client === null ? {} : { client }) };
    },
  });
