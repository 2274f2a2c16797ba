/** The mailer of the program: what sends mails is loaded when the first of them is sent. */
import { parseMailServer, parseSender } from '../adapters/mail/sender.ts';
import type { Mailer } from '../app/ports.ts';
import type { Configuration } from './configuration.ts';

export type ProgramMailer = Mailer & { readonly close: () => Promise<void> };

/** Null where no mail server is set. */
export function mailerWhenAsked({
  smtpUrl,
  mailFrom,
}: Pick<Configuration, 'smtpUrl' | 'mailFrom'>): ProgramMailer | null {
  const server = smtpUrl === null ? null : parseMailServer(smtpUrl);
  const sender = mailFrom === null ? null : parseSender(mailFrom);
  if (server === null || sender === null) return null;
  let loaded: Promise<Mailer & { readonly close: () => void }> | null = null;
  const load = () => {
    loaded ??= import('../adapters/mail/smtp.ts').then(({ openSmtp }) =>
      openSmtp({ server, sender }),
    );
    return loaded;
  };
  return {
    send: async (message) => (await load()).send(message),
    close: async () => (await loaded)?.close(),
  };
}
