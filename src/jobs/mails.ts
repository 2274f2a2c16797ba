/** The jobs that send mails: one for each mail as soon as it is kept, and a sweep for what is left. */
import type { JobHelpers, TaskList } from 'graphile-worker';
import type { App } from '../app/app.ts';
import { attachmentOf } from '../app/mails/attachment.ts';
import { sendMail } from '../app/mails/send.ts';
import { sweepMails } from '../app/mails/sweep.ts';

export type MailJobs = { readonly app: App; readonly onFault: (error: unknown) => void };

export const SWEEP_MAILS = 'sweep-mails';

/** In words of cron: every five minutes. */
export const SWEEP_MAILS_AT = '*/5 * * * *';

/**
 * After so many tries, over some minutes and each later than the one before, a job leaves its mail
 * to the sweep: so no job is left over that nobody will ever do.
 */
const MOST_TRIES = 6;

export function mailTasks({ app, onFault }: MailJobs): TaskList {
  return {
    'send-mail': async (payload: unknown, { job }: JobHelpers) => {
      const { firm, mail } = askedIn(payload);
      const sending = await sendMail(app, firm, mail, attachmentOf).catch((error: unknown) => {
        onFault(error);
        return 'delayed' as const;
      });
      const isLeft = sending === 'delayed' && job.attempts < MOST_TRIES;
      // Thrown, so that the queue tries it again: of what it is about, the mail itself tells.
      if (isLeft) throw new Error('the mail is delayed');
    },
    [SWEEP_MAILS]: async (_payload: unknown, { abortSignal }: JobHelpers) =>
      await sweepMails(app, { attachmentOf, isOver: () => abortSignal.aborted, onFault }),
  };
}

/** The mail that a job is to send, as it was put in the queue. */
function askedIn(payload: unknown): { readonly firm: string; readonly mail: string } {
  if (typeof payload === 'object' && payload !== null && 'firm' in payload && 'mail' in payload) {
    return { firm: String(payload.firm), mail: String(payload.mail) };
  }
  throw new TypeError('a job says which mail of which firm is to be sent');
}
