/** A bank that sends mails to a real server, and what a test asks of it. */
import assert from 'node:assert/strict';
import { Client } from 'pg';
import type { AttachmentOf } from '../../src/app/mails/attachment.ts';
import { type Sending, sendMail } from '../../src/app/mails/send.ts';
import { sweepMails } from '../../src/app/mails/sweep.ts';
import type { Mailer } from '../../src/app/ports.ts';
import { mailerWhenAsked } from '../../src/main/mailer.ts';
import { type KeptMail, type NewMail, queueMails, readMail } from '../../src/store/mails.ts';
import { atEnd } from './at-end.ts';
import { type Bank, openBank } from './bank.ts';
import { type Arrived, openMailServer, type TestMailServer } from './mail-server.ts';

export const NOON = '2026-03-01T12:00:00Z';
export const ANA = 'ana@alder.example';
export const BEN = 'ben@alder.example';

/** Which mail, of which firm. */
export type Place = { readonly firm: string; readonly id: string };

export type Mailing = {
  readonly bank: Bank;
  readonly server: TestMailServer;
  /** Sees the database as its owner. */
  readonly owner: Client;
  /** Puts something between the app and its mailer, until the next test. */
  readonly putAside: (aside: (send: Mailer['send']) => Mailer['send']) => void;
  /** As it was at first: noon, with nothing aside and every recipient taken. */
  readonly reset: () => void;
  readonly mailOf: (more?: Partial<NewMail>) => NewMail;
  /** Queues mails in a transaction that is kept, or is not. */
  readonly queue: (firm: string, mails: readonly NewMail[], keep: boolean) => Promise<void>;
  /** Queues a mail in a firm of its own. */
  readonly queued: (more?: Partial<NewMail>) => Promise<Place>;
  readonly send: (place: Place, attachmentOf?: AttachmentOf) => Promise<Sending>;
  /** Sweeps all firms; gives what failed. */
  readonly sweep: (isOver?: () => boolean) => Promise<readonly unknown[]>;
  readonly kept: (place: Place) => Promise<KeptMail>;
  /** The mails of this id that arrived, by whom each was for. */
  readonly arrivals: (place: Place) => readonly (readonly string[])[];
  /** Waits until the first of them has arrived. */
  readonly arrival: (place: Place) => Promise<void>;
};

export const NO_DOCUMENT: AttachmentOf = async () => null;

const DOMAIN = 'northwind.example';

export async function openMailing(): Promise<Mailing> {
  const server = await openMailServer();
  const mailer = mailerWhenAsked({
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    mailFrom: `billing@${DOMAIN}`,
  });
  assert.ok(mailer !== null);
  atEnd(mailer.close);
  let send = mailer.send;
  const bank = await openBank(NOON, { mailer: { send: (message) => send(message) } });
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  const queues = queuesOf(bank);
  return {
    ...{ bank, server, owner },
    ...queues,
    putAside: (aside) => {
      send = aside(mailer.send);
    },
    reset: () => {
      send = mailer.send;
      bank.moveTo(NOON);
      for (const recipient of [ANA, BEN]) server.answer(recipient, null);
    },
    send: ({ firm, id }, attachmentOf = NO_DOCUMENT) => sendMail(bank.app, firm, id, attachmentOf),
    sweep: async (isOver = () => false) => {
      const faults: unknown[] = [];
      const onFault = (fault: unknown) => faults.push(fault);
      await sweepMails(bank.app, { attachmentOf: NO_DOCUMENT, isOver, onFault });
      return faults;
    },
    kept: async ({ firm, id }) => {
      const mail = await bank.app.database.read(firm, (tx) => readMail(tx, id));
      assert.ok(mail !== null);
      return mail;
    },
    arrivals: (place) => server.arrived.filter(isOf(place)).map(({ recipients }) => recipients),
    arrival: (place) => server.hasArrived(isOf(place)),
  };
}

function queuesOf({ app, addFirm }: Bank): Pick<Mailing, 'mailOf' | 'queue' | 'queued'> {
  const mailOf = (more: Partial<NewMail> = {}): NewMail => ({
    id: app.newId(),
    client: null,
    about: 'an invoice',
    recipients: [ANA],
    subject: 'Invoice',
    bodyText: 'Ten hours',
    bodyHtml: null,
    attachment: null,
    ...more,
  });
  const queue = async (firm: string, mails: readonly NewMail[], keep: boolean): Promise<void> => {
    await app.database.write(firm, async (tx) => {
      await queueMails(tx, mails, new Date(app.clock()).toISOString());
      return { keep, value: null };
    });
  };
  const queued = async (more: Partial<NewMail> = {}): Promise<Place> => {
    const firm = await addFirm('Northwind IT');
    const mail = mailOf(more);
    await queue(firm, [mail], true);
    return { firm, id: mail.id };
  };
  return { mailOf, queue, queued };
}

function isOf({ id }: Place): (arrived: Arrived) => boolean {
  return ({ mail }) => mail.messageId === `<${id}@${DOMAIN}>`;
}
