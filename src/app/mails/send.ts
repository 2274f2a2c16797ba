/**
 * Sends mails that were queued (I4). A mail is taken by a lock for as long as it is handed over, to
 * one recipient after the other, and each is noted at once. Whoever is killed between the server's
 * word and the note leaves it to be sent again: under the same Message-ID, so that it is recognised.
 */
import { findFirm } from '../../store/agreed.ts';
import { type Ending, type FirmTransaction, faultOf } from '../../store/database.ts';
import {
  type KeptMail,
  type MailProgress,
  readMail,
  saveProgress,
  takeMail,
} from '../../store/mails.ts';
import type { App } from '../app.ts';
import type { Delivery, MailAttachment, MailMessage } from '../ports.ts';
import type { AttachmentOf } from './attachment.ts';
import { delayed, givenUp, notReached, reached, refused } from './progress.ts';

/**
 * What came of it. `settled`: there was nothing to do any more. `taken`: somebody else is at it.
 * `unset`: there is no mail server.
 */
export type Sending = 'sent' | 'delayed' | 'given-up' | 'settled' | 'taken' | 'unset';

/** Sends one mail of a firm to all whom it has not reached yet. */
export async function sendMail(
  app: App,
  firm: string,
  id: string,
  attachmentOf: AttachmentOf,
): Promise<Sending> {
  const { mailer } = app;
  if (mailer === null) return 'unset';
  const found = await app.database.read(firm, async (tx) => {
    const mail = await readMail(tx, id);
    return mail?.state === 'waiting' ? { mail, fromName: (await findFirm(tx))?.name ?? '' } : null;
  });
  if (found === null) return 'settled';
  const drawn = await draw(app, firm, found.mail, attachmentOf);
  if ('problem' in drawn) {
    const { problem, error } = drawn;
    const at = app.clock();
    const noted = await note(app, firm, id, async (mail) =>
      error === null ? givenUp(mail, problem, at) : delayed(mail, problem, at, true),
    );
    if (error !== null) throw error;
    return noted;
  }
  const tried = new Set<string>();
  const deliver: Deliver = (mail, recipient) =>
    mailer.send(messageOf(mail, recipient, found.fromName, drawn.attachment));
  for (let sending: Sending = 'settled'; ; ) {
    const next = await note(app, firm, id, (mail) => sendNext(app, mail, tried, deliver));
    if (next === 'settled') return sending;
    sending = next;
    if (sending !== 'delayed') return sending;
  }
}

type Deliver = (mail: KeptMail, recipient: string) => Promise<Delivery>;

type Drawn =
  | { readonly attachment: MailAttachment | null }
  /** `error` is null where another try would come to the same. */
  | { readonly problem: string; readonly error: unknown };

async function draw(
  app: App,
  firm: string,
  { attachment: wanted }: KeptMail,
  attachmentOf: AttachmentOf,
): Promise<Drawn> {
  if (wanted === null) return { attachment: null };
  try {
    const attachment = await attachmentOf(app, firm, wanted);
    if (attachment !== null) return { attachment };
    return { problem: `there is no document ${JSON.stringify(wanted)}`, error: null };
  } catch (error) {
    if (faultOf(error) === 'outage') throw error;
    return { problem: `the document ${JSON.stringify(wanted)} could not be drawn`, error };
  }
}

/** Takes the mail, lets `decide` find out how far it comes, and keeps that. */
async function note(
  app: App,
  firm: string,
  id: string,
  decide: (mail: KeptMail) => Promise<MailProgress | null>,
): Promise<Sending> {
  return await app.database.write(firm, async (tx: FirmTransaction): Promise<Ending<Sending>> => {
    if (!(await takeMail(tx, id))) return { keep: false, value: 'taken' };
    const mail = await readMail(tx, id);
    const progress = mail?.state === 'waiting' ? await decide(mail) : null;
    if (progress === null) return { keep: false, value: 'settled' };
    await saveProgress(tx, id, progress);
    if (progress.sentAt !== null) return { keep: true, value: 'sent' };
    return { keep: true, value: progress.givenUpAt === null ? 'delayed' : 'given-up' };
  });
}

/** Hands the mail over to the next recipient who was not tried; null when there is none left. */
async function sendNext(
  app: App,
  mail: KeptMail,
  tried: Set<string>,
  deliver: Deliver,
): Promise<MailProgress | null> {
  const recipient = notReached(mail).find((one) => !tried.has(one));
  if (recipient === undefined) return null;
  const isFirst = tried.size === 0;
  tried.add(recipient);
  const delivery = await deliver(mail, recipient);
  const at = app.clock();
  if (delivery === 'sent') return reached(mail, recipient, at, isFirst);
  if (delivery.permanent) return refused(mail, recipient, delivery.problem, at, isFirst);
  return delayed(mail, `${recipient}: ${delivery.problem}`, at, isFirst);
}

function messageOf(
  mail: KeptMail,
  recipient: string,
  fromName: string,
  attachment: MailAttachment | null,
): MailMessage {
  const { id, createdAt, recipients: to, subject, bodyText: text, bodyHtml: html } = mail;
  return { id, createdAt, fromName, to, recipient, subject, text, html, attachment };
}
