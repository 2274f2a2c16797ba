/** Mails as they are told: never what is said in them, which may hold links that open an invoice. */
import type { OutputOf } from '../../contract/operations.ts';
import type { ListedMail } from '../../store/mails.ts';

export function mailAsTold(mail: ListedMail): OutputOf<'mail.send-again'> {
  const { id, client, about, recipients, reached, subject, state, createdAt, attempts } = mail;
  return {
    ...{ id, client, about, subject, state, createdAt, attempts },
    recipients: [...recipients],
    reached: [...reached],
    lastProblem: mail.lastProblem,
    nextAt: state === 'waiting' ? mail.dueAt : null,
    sentAt: mail.sentAt,
    givenUpAt: mail.givenUpAt,
  };
}
