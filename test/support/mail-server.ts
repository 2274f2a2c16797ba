/** A real mail server on loopback, for tests: what it was sent, and how it answers. */
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { atEnd } from './at-end.ts';

/** A mail as it arrived: whom it was handed over for, and what stands in it. */
export type Arrived = {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly mail: Email;
};

export type TestMailServer = {
  readonly port: number;
  readonly arrived: readonly Arrived[];
  /** Comes true as soon as such a one has arrived, whether it was answered or not. */
  readonly hasArrived: (fits: (arrived: Arrived) => boolean) => Promise<void>;
  /** Answers for this recipient like this, such as `550 5.1.1 nobody here`; null: takes mails. */
  readonly answer: (recipient: string, line: string | null) => void;
  /** Keeps what arrives from being answered until it is let go. */
  readonly hold: () => () => void;
  readonly stop: () => Promise<void>;
  /** Starts it again, at the port it had. */
  readonly start: () => Promise<void>;
};

/** Starts a server without TLS and without signing in; it ends with the tests of the file. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const arrived: Arrived[] = [];
  const answers = new Map<string, string>();
  const waiting: { readonly fits: (arrived: Arrived) => boolean; readonly tell: () => void }[] = [];
  let held: Promise<void> = Promise.resolve();
  let server: SMTPServer | null = null;
  let port = 0;
  const start = async (): Promise<void> => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 10,
      onRcptTo: ({ address }, _session, done) => done(refusalOf(answers.get(address))),
      onData: (stream, { envelope }, done) => {
        const recipients = envelope.rcptTo.map(({ address }) => address);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        void stream.toArray().then(async (chunks) => {
          if (stream.sizeExceeded) return done(refusalOf('552 5.3.4 too large'));
          const raw = Buffer.concat(chunks).toString('utf8');
          const one = { from, recipients, raw, mail: await PostalMime.parse(raw) };
          arrived.push(one);
          for (const { fits, tell } of waiting) if (fits(one)) tell();
          await held;
          return done(null);
        });
      },
      ...options,
    });
    // A client that goes away in the middle is what some tests are about.
    server.on('error', () => undefined);
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(port, '127.0.0.1', resolve);
    await promise;
    port = (server.server.address() as AddressInfo).port;
  };
  const stop = async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (server === null) resolve();
    else server.close(resolve);
    server = null;
    await promise;
  };
  await start();
  atEnd(stop);
  return {
    port,
    arrived,
    hasArrived: (fits) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (arrived.some(fits)) resolve();
      else waiting.push({ fits, tell: resolve });
      return promise;
    },
    answer: (recipient, line) => {
      if (line === null) answers.delete(recipient);
      else answers.set(recipient, line);
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    stop,
    start,
  };
}

function refusalOf(line: string | undefined): Error | null {
  if (line === undefined) return null;
  return Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });
}
