/** How far a mail has come, from try to try (I4). */
import type { MailProgress } from '../../store/mails.ts';

/** What a mail has been through. */
type Mail = MailProgress & { readonly recipients: readonly string[] };

/** The recipients it has not reached, and for whom it was not refused for good. */
export function notReached({ recipients, reached: some, refused: others }: Mail) {
  return recipients.filter((one) => !some.includes(one) && !Object.hasOwn(others, one));
}

/** The recipient has it, at an instant in milliseconds since 1970. */
export function reached(mail: Mail, recipient: string, at: number, isFirst: boolean): MailProgress {
  return settled({ ...tried(mail, isFirst), reached: [...mail.reached, recipient] }, at);
}

/** The recipient will not get it: another try would be refused just the same. */
export function refused(
  mail: Mail,
  recipient: string,
  problem: string,
  at: number,
  isFirst: boolean,
): MailProgress {
  const all = { ...mail.refused, [recipient]: problem };
  return settled({ ...tried(mail, isFirst), refused: all, lastProblem: toldOf(all) }, at);
}

/** It is tried again later: after a minute, then after twice as long each time, up to an hour. */
export function delayed(mail: Mail, problem: string, at: number, isFirst: boolean): MailProgress {
  const { attempts } = tried(mail, isFirst);
  const delayMinutes = Math.min(2 ** Math.min(attempts - 1, 10), LONGEST_DELAY_MINUTES);
  const dueAt = new Date(at + delayMinutes * 60_000).toISOString();
  return { ...tried(mail, isFirst), dueAt, lastProblem: problem };
}

const LONGEST_DELAY_MINUTES = 60;

/** It is not tried again, but if somebody asks for it. */
export function givenUp(mail: Mail, problem: string, at: number): MailProgress {
  return { ...tried(mail, true), lastProblem: problem, givenUpAt: new Date(at).toISOString() };
}

/** It was given up, and is tried again as if for the first time; who has it does not get it twice. */
export function putBack(mail: Mail, at: number): MailProgress {
  const dueAt = new Date(at).toISOString();
  return { ...progressOf(mail), dueAt, attempts: 0, refused: {}, givenUpAt: null };
}

/** Sent when all have it, given up when the rest will not get it, else waiting. */
function settled(mail: Mail, at: number): MailProgress {
  const progress = progressOf(mail);
  if (notReached(mail).length > 0) return progress;
  const now = new Date(at).toISOString();
  if (Object.keys(mail.refused).length === 0) {
    return { ...progress, lastProblem: null, sentAt: now };
  }
  return { ...progress, lastProblem: toldOf(mail.refused), givenUpAt: now };
}

/** A try counts once, however many recipients there are. */
function tried(mail: Mail, isFirst: boolean): Mail {
  const { recipients } = mail;
  return { ...progressOf(mail), recipients, attempts: mail.attempts + (isFirst ? 1 : 0) };
}

function progressOf(mail: Mail): MailProgress {
  const { dueAt, attempts, lastProblem, reached: some, refused: others, sentAt, givenUpAt } = mail;
  return { dueAt, attempts, lastProblem, reached: some, refused: others, sentAt, givenUpAt };
}

function toldOf(problems: Readonly<Record<string, string>>): string {
  return Object.entries(problems)
    .map(([recipient, problem]) => `${recipient}: ${problem}`)
    .join('; ');
}
