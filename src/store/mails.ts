/** Mails that go out: queued with what they are about, sent after that commits (I4). */
import { plainColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';

/** A mail to be sent. Whoever writes it has looked up the recipients: from 1 to 100 addresses. */
export type NewMail = {
  readonly id: string;
  /** The client it is about; null when it is about none. */
  readonly client: string | null;
  /** What it is about, such as the id of an invoice. */
  readonly about: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly bodyText: string;
  readonly bodyHtml: string | null;
  /** Which document goes with it, such as `{"invoice": "…"}`: it is drawn when the mail is sent. */
  readonly attachment: Attachment | null;
};

/** What says which document goes with a mail. */
export type Attachment = Readonly<Record<string, string>>;

export type MailState = 'waiting' | 'sent' | 'given-up';

/** How far a mail has come. */
export type MailProgress = {
  /** Not tried before, but by its own job. */
  readonly dueAt: string;
  readonly attempts: number;
  readonly lastProblem: string | null;
  /** The recipients whose mail server took it. */
  readonly reached: readonly string[];
  /** The recipients for whom it was refused for good, each with why. */
  readonly refused: Readonly<Record<string, string>>;
  readonly sentAt: string | null;
  readonly givenUpAt: string | null;
};

export type KeptMail = NewMail &
  MailProgress & { readonly createdAt: string; readonly state: MailState };

/** A mail without what is said in it. */
export type ListedMail = Omit<KeptMail, 'bodyText' | 'bodyHtml' | 'attachment'>;

/** A job is put in its queue by this statement, alone (docs/growth.md 12). */
const ENQUEUE = 'select hourbank.enqueue($1, $2)';

/** Keeps mails, and asks for each to be sent as soon as the transaction takes effect. */
export async function queueMails(
  tx: FirmTransaction,
  mails: readonly NewMail[],
  at: string,
): Promise<void> {
  if (mails.length === 0) return;
  await tx.rows(
    `insert into hourbank.mail (
       firm_id, mail_id, client_id, about, recipients, subject, body_text, body_html, attachment,
       created_at, due_at, attempts, reached, refused
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::uuid[]),
       unnest($4::text[]),
       unnest($5::text[])::text[],
       unnest($6::text[]),
       unnest($7::text[]),
       unnest($8::text[]),
       unnest($9::text[])::jsonb,
       $10::timestamptz,
       $10::timestamptz,
       0,
       '{}'::text[],
       '{}'::jsonb
     returning mail_id`,
    [
      tx.firm,
      plainColumn(mails, ({ id }) => id),
      plainColumn(mails, ({ client }) => client),
      textColumn(mails, ({ about }) => about),
      textColumn(mails, ({ recipients }) => textColumn(recipients, (recipient) => recipient)),
      textColumn(mails, ({ subject }) => subject),
      textColumn(mails, ({ bodyText }) => bodyText),
      textColumn(mails, ({ bodyHtml }) => bodyHtml),
      textColumn(mails, ({ attachment }) => attachment && JSON.stringify(attachment)),
      at,
    ],
  );
  for (const { id } of mails) await enqueueMail(tx, id);
}

/** Asks for a mail to be sent as soon as the transaction takes effect. */
export async function enqueueMail(tx: FirmTransaction, id: string): Promise<void> {
  await tx.rows(ENQUEUE, ['send-mail', JSON.stringify({ firm: tx.firm, mail: id })]);
}

/** Sets the locks of mails apart from any other: the first of the two numbers that a lock has. */
const MAIL_LOCKS = 4_747_004;

/**
 * Takes a mail for the rest of the transaction, so that nobody else sends it; false when somebody
 * has it. Two mails may share a lock, once in four thousand million: then one of them waits.
 */
export async function takeMail(tx: FirmTransaction, id: string): Promise<boolean> {
  const lock = Number.parseInt(id.slice(-8), 16) | 0;
  const [row] = await tx.rows<{ readonly taken: boolean }>(
    'select pg_catalog.pg_try_advisory_xact_lock($1, $2) as taken',
    [MAIL_LOCKS, lock],
  );
  return row?.taken === true;
}

type ListedRow = {
  readonly mail_id: string;
  readonly client_id: string | null;
  readonly about: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly created_at: string;
  readonly due_at: string;
  readonly attempts: number;
  readonly last_problem: string | null;
  readonly reached: readonly string[];
  readonly refused: Readonly<Record<string, string>>;
  readonly sent_at: string | null;
  readonly given_up_at: string | null;
  readonly state: MailState;
};

const LISTED_COLUMNS = `
  mail_id, client_id, about, recipients, subject, created_at, due_at, attempts, last_problem,
  reached, refused, sent_at, given_up_at, state`;

/** The mail of an id; null when there is none. */
export async function readMail(tx: FirmTransaction, id: string): Promise<KeptMail | null> {
  const [row] = await tx.rows<
    ListedRow & {
      readonly body_text: string;
      readonly body_html: string | null;
      readonly attachment: Attachment | null;
    }
  >(
    `select ${LISTED_COLUMNS}, body_text, body_html, attachment
     from hourbank.mail
     where firm_id = $1
       and mail_id = $2`,
    [tx.firm, id],
  );
  if (row === undefined) return null;
  const { body_text: bodyText, body_html: bodyHtml, attachment } = row;
  return { ...mailOfRow(row), bodyText, bodyHtml, attachment };
}

/** Where a page of mails that are due begins: after the one due then, of this id. */
export type DuePlace = { readonly dueAt: string; readonly id: string };

/** Mails that wait and are due by an instant, the one due first, after one of them. */
export async function unsentMails(
  tx: FirmTransaction,
  dueBy: string,
  after: DuePlace,
  limit: number,
): Promise<readonly DuePlace[]> {
  const rows = await tx.rows<{ readonly mail_id: string; readonly due_at: string }>(
    `select mail_id, due_at
     from hourbank.mail
     where firm_id = $1
       and sent_at is null
       and given_up_at is null
       and due_at <= $2::timestamptz
       and (due_at, mail_id) > ($3::timestamptz, $4::uuid)
     order by due_at, mail_id
     limit $5`,
    [tx.firm, dueBy, after.dueAt, after.id, limit],
  );
  return rows.map((row) => ({ dueAt: row.due_at, id: row.mail_id }));
}

/** Where a page of mails begins: before the one made then, of this id. */
export type BeforeMail = { readonly at: string; readonly id: string };

/** Mails before one of them, the last one first: in one state, or (null) in all. */
export async function listMails(
  tx: FirmTransaction,
  state: MailState | null,
  { before, limit }: { readonly before: BeforeMail; readonly limit: number },
): Promise<readonly ListedMail[]> {
  const rows =
    state === null
      ? await tx.rows<ListedRow>(
          `select ${LISTED_COLUMNS}
           from hourbank.mail
           where firm_id = $1
             and (created_at, mail_id) < ($2::timestamptz, $3::uuid)
           order by created_at desc, mail_id desc
           limit $4`,
          [tx.firm, before.at, before.id, limit],
        )
      : await tx.rows<ListedRow>(
          `select ${LISTED_COLUMNS}
           from hourbank.mail
           where firm_id = $1
             and state = $2
             and (created_at, mail_id) < ($3::timestamptz, $4::uuid)
           order by created_at desc, mail_id desc
           limit $5`,
          [tx.firm, state, before.at, before.id, limit],
        );
  return rows.map(mailOfRow);
}

/** Keeps how far a mail has come. Whoever calls it has taken the mail, or the firm's row. */
export async function saveProgress(
  tx: FirmTransaction,
  id: string,
  progress: MailProgress,
): Promise<void> {
  const { dueAt, attempts, lastProblem, reached, refused, sentAt, givenUpAt } = progress;
  await tx.rows(
    `update hourbank.mail
     set due_at = $3,
       attempts = $4,
       last_problem = $5,
       reached = $6,
       refused = $7,
       sent_at = $8,
       given_up_at = $9
     where firm_id = $1
       and mail_id = $2`,
    [
      ...[tx.firm, id, dueAt, attempts, lastProblem],
      ...[textColumn(reached, (recipient) => recipient), JSON.stringify(refused)],
      ...[sentAt, givenUpAt],
    ],
  );
}

function mailOfRow(row: ListedRow): ListedMail {
  return {
    id: row.mail_id,
    client: row.client_id,
    about: row.about,
    recipients: row.recipients,
    subject: row.subject,
    createdAt: row.created_at,
    dueAt: row.due_at,
    attempts: row.attempts,
    lastProblem: row.last_problem,
    reached: row.reached,
    refused: row.refused,
    sentAt: row.sent_at,
    givenUpAt: row.given_up_at,
    state: row.state,
  };
}
