/** Hands mails to a server by SMTP: in bounded time, and without telling anybody its password. */
import nodemailer from 'nodemailer';
import type { Delivery, Mailer, MailMessage } from '../../app/ports.ts';
import { deliveryProblem } from './problems.ts';
import { isAddress, type MailServer, type Sender } from './sender.ts';

export type SmtpOptions = {
  readonly server: MailServer;
  readonly sender: Sender;
  /** How long one delivery may take, all in all; left out: half a minute. */
  readonly limitMs?: number;
};

const LIMIT_MS = 30_000;
/** Of the server's name, of the connection, of its first word, and of silence after that. */
const DNS_MS = 5_000;
const CONNECTION_MS = 10_000;
const SILENCE_MS = 20_000;
/** A connection is kept for the mails that come together, and for no longer. */
const IDLE_MS = 15_000;

/** Opens what sends mails; it connects when the first is sent. */
export function openSmtp(options: SmtpOptions): Mailer & { readonly close: () => void } {
  const { server, sender, limitMs = LIMIT_MS } = options;
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 2,
    // A connection that breaks may have handed the mail over: whether to try again is decided later.
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
    host: server.host,
    ...(server.port === null ? {} : { port: server.port }),
    secure: server.secure,
    // A password never goes over an open line, but to a server on the same machine.
    requireTLS: server.login !== null && !isLoopback(server.host),
    ...(server.login === null
      ? {}
      : { auth: { user: server.login.user, pass: server.login.password } }),
    dnsTimeout: DNS_MS,
    connectionTimeout: CONNECTION_MS,
    greetingTimeout: CONNECTION_MS,
    socketTimeout: SILENCE_MS,
    socketCloseTimeout: 1_000,
    // Texts are sent as they are: none of them names a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
  const secrets = secretsOf(server);
  const send = async (message: MailMessage): Promise<Delivery> => {
    const stranger = [...message.to, message.recipient].find((one) => !isAddress(one));
    if (stranger !== undefined) return { problem: 'an address is none', permanent: true };
    try {
      const signal = AbortSignal.timeout(limitMs);
      await transport.sendMail({ ...mailOf(message, sender), signal });
      return 'sent';
    } catch (error) {
      return deliveryProblem(error, secrets);
    }
  };
  return { send, close: () => transport.close({ force: true }) };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The password in every form in which it goes over the line. */
function secretsOf({ login }: MailServer): readonly string[] {
  if (login === null) return [];
  const { user, password } = login;
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  return [password, base64(password), base64(`\0${user}\0${password}`)];
}

/**
 * The mail as it goes out. Names and the subject are one line each, whatever stands in them: nothing
 * in a text can become a header.
 */
function mailOf(message: MailMessage, sender: Sender) {
  const { id, createdAt, to, recipient, subject, text, html, attachment } = message;
  const name = oneLine(sender.name === '' ? message.fromName : sender.name);
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    messageId: `<${id}@${domain}>`,
    date: new Date(createdAt),
    from: { name, address: sender.address },
    to: to.map((address) => ({ name: '', address })),
    envelope: { from: sender.address, to: [recipient] },
    subject: oneLine(subject),
    text,
    ...(html === null ? {} : { html }),
    // No answering machine is to answer, and none to be answered (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments:
      attachment === null
        ? []
        : [
            {
              filename: oneLine(attachment.fileName),
              contentType: oneLine(attachment.mediaType),
              content: Buffer.from(attachment.bytes),
            },
          ],
  };
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .toWellFormed();
}
