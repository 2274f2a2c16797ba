/** Sends what waits and is due, whatever became of the jobs that were to do it (I4). */
import { type DuePlace, unsentMails } from '../../store/mails.ts';
import type { App } from '../app.ts';
import type { AttachmentOf } from './attachment.ts';
import { sendMail } from './send.ts';

export type Sweep = {
  readonly attachmentOf: AttachmentOf;
  /** True as soon as no more mails are to be begun. */
  readonly isOver: () => boolean;
  readonly onFault: (error: unknown) => void;
};

const MAILS_A_PAGE = 100;
const BEFORE_ALL: DuePlace = {
  dueAt: '1970-01-01T00:00:00.000Z',
  id: '00000000-0000-0000-0000-000000000000',
};

/** As often in a row the mail server may fail before the rest is left for the next sweep. */
const MOST_DELAYED = 5;

/**
 * Sends the mails of all firms that wait and are due. A mail server that fails again and again ends
 * it: what was tried is due later, so that the next sweep begins with others.
 */
export async function sweepMails(app: App, sweep: Sweep): Promise<void> {
  if (app.mailer === null) return;
  let delayedInARow = 0;
  const isOver = (): boolean => sweep.isOver() || delayedInARow >= MOST_DELAYED;
  for (const firm of await app.database.firms()) {
    const dueBy = new Date(app.clock()).toISOString();
    for (let after: DuePlace | null = BEFORE_ALL; after !== null && !isOver(); ) {
      const place: DuePlace = after;
      const page: readonly DuePlace[] = await app.database.read(firm, (tx) =>
        unsentMails(tx, dueBy, place, MAILS_A_PAGE),
      );
      for (const { id } of page) {
        if (isOver()) return;
        const isDelayed = await isLeft(app, firm, id, sweep);
        delayedInARow = isDelayed ? delayedInARow + 1 : 0;
      }
      after = page.length < MAILS_A_PAGE ? null : (page.at(-1) ?? null);
    }
    if (isOver()) return;
  }
}

/** Sends one; true when it was tried and still waits. One mail's trouble holds up no other. */
async function isLeft(app: App, firm: string, id: string, sweep: Sweep): Promise<boolean> {
  try {
    return (await sendMail(app, firm, id, sweep.attachmentOf)) === 'delayed';
  } catch (error) {
    sweep.onFault(error);
    return true;
  }
}
