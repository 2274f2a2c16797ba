/** Mails handed to a real server: what arrives, what is refused, and what is told of it. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { parseMailServer, parseSender } from '../../src/adapters/mail/sender.ts';
import { openSmtp } from '../../src/adapters/mail/smtp.ts';
import type { Delivery, MailMessage } from '../../src/app/ports.ts';
import { atEnd } from '../support/at-end.ts';
import { type Arrived, openMailServer, type TestMailServer } from '../support/mail-server.ts';

const ID = '0198c0de-0000-7000-8000-00000000abcd';

const MESSAGE: MailMessage = {
  id: ID,
  createdAt: '2026-03-01T12:00:00.000Z',
  fromName: 'Northwind IT',
  to: ['ana@alder.example'],
  recipient: 'ana@alder.example',
  subject: 'Invoice INV-2026-0007',
  text: 'Ten hours, 900.00 EUR.\n',
  html: null,
  attachment: null,
};

type Given = { readonly url?: string; readonly from?: string; readonly limitMs?: number };

function mailerTo({ port }: { readonly port: number }, { url, from, limitMs }: Given = {}) {
  const server = parseMailServer(url ?? `smtp://127.0.0.1:${port}`);
  const sender = parseSender(from ?? 'billing@northwind.example');
  assert.ok(server !== null && sender !== null);
  const mailer = openSmtp({ server, sender, ...(limitMs === undefined ? {} : { limitMs }) });
  atEnd(async () => mailer.close());
  return mailer;
}

async function arrivedOf(message: Partial<MailMessage>, given: Given = {}): Promise<Arrived> {
  const server = await openMailServer();
  assert.equal(await mailerTo(server, given).send({ ...MESSAGE, ...message }), 'sent');
  const [arrived, ...others] = server.arrived;
  assert.ok(arrived !== undefined && others.length === 0);
  return arrived;
}

function problemOf(delivery: Delivery): { readonly problem: string; readonly permanent: boolean } {
  if (delivery === 'sent') assert.fail('it was sent');
  return delivery;
}

test('a mail arrives as it was written, from whom it should be, at the one it is for', async () => {
  const to = ['ana@alder.example', 'ben@alder.example'];
  const { from, recipients, mail } = await arrivedOf({ to, html: '<p>Ten hours</p>' });
  assert.equal(from, 'billing@northwind.example');
  assert.deepEqual(recipients, ['ana@alder.example']);
  assert.deepEqual(mail.from, { name: 'Northwind IT', address: 'billing@northwind.example' });
  assert.deepEqual(
    mail.to?.map(({ address }) => address),
    to,
  );
  assert.equal(mail.subject, MESSAGE.subject);
  assert.equal(mail.text?.trimEnd(), MESSAGE.text.trimEnd());
  assert.equal(mail.html?.trim(), '<p>Ten hours</p>');
  assert.equal(mail.messageId, `<${ID}@northwind.example>`);
  assert.equal(mail.date, '2026-03-01T12:00:00.000Z');
  const automatic = mail.headers.find(({ key }) => key === 'auto-submitted');
  assert.equal(automatic?.value, 'auto-generated');
});

test('the name in MAIL_FROM goes before that of the firm', async () => {
  const { mail } = await arrivedOf({}, { from: 'Hours & Co. <hours@northwind.example>' });
  assert.deepEqual(mail.from, { name: 'Hours & Co.', address: 'hours@northwind.example' });
});

test('subjects, names and texts may be of any writing', async () => {
  const subject = 'Rechnung für Zoë Ångström — 請求書 № 7 '.repeat(4).trim();
  const fromName = 'Žižkov „Dienste“, s. r. o.';
  const text = 'Grüße, 東京\n.\n.. end\n';
  const { mail, raw } = await arrivedOf({ subject, fromName, text });
  assert.equal(mail.subject, subject);
  assert.equal(mail.from?.name, fromName);
  assert.equal(mail.text, text);
  const [headers = ''] = raw.split('\r\n\r\n');
  assert.match(headers, /^[\x20-\x7e\r\n\t]*$/);
});

test('an address with letters beyond ASCII is taken where the server takes such', async () => {
  const recipient = 'zoë@müller.example';
  const { recipients } = await arrivedOf({ to: [recipient], recipient });
  assert.deepEqual(recipients, [recipient]);
});

test('a document arrives byte by byte, under its name', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => (place * 7) % 256);
  const fileName = 'Rechnung „7“.pdf';
  const attachment = { fileName, mediaType: 'application/pdf', bytes };
  const { mail } = await arrivedOf({ attachment });
  const [one] = mail.attachments;
  assert.equal(one?.filename, fileName);
  assert.equal(one?.mimeType, 'application/pdf');
  assert.deepEqual(new Uint8Array(one?.content as ArrayBuffer), bytes);
});

const INJECTION = 'Hello\r\nBcc: eve@evil.example\r\n\r\nanother body';

// Each row: where somebody tries to smuggle in a header.
const INJECTED: readonly Partial<MailMessage>[] = [
  { subject: INJECTION },
  { subject: 'Hello\nBcc: eve@evil.example' },
  { subject: 'Hello\u2028Bcc: eve@evil.example\u0085X: y' },
  { fromName: INJECTION },
  { fromName: 'Eve" <eve@evil.example>, "' },
  {
    attachment: {
      fileName: `a"${INJECTION}.pdf`,
      mediaType: 'application/pdf\r\nBcc: eve@evil.example',
      bytes: new Uint8Array(3),
    },
  },
];

for (const message of INJECTED) {
  test(`nothing becomes a header of ${JSON.stringify(message)}`, async () => {
    const { recipients, from, mail } = await arrivedOf(message);
    assert.deepEqual(recipients, ['ana@alder.example']);
    assert.equal(from, 'billing@northwind.example');
    assert.equal(mail.bcc, undefined);
    assert.equal(mail.from?.address, 'billing@northwind.example');
    assert.equal(mail.text?.trimEnd(), MESSAGE.text.trimEnd());
    const names = mail.headers.map(({ key }) => key);
    assert.ok(!names.includes('bcc') && !names.includes('x'), String(names));
  });
}

const NO_ADDRESSES: readonly string[] = [
  'ana@alder.example\r\nBcc: eve@evil.example',
  'ana@alder.example, eve@evil.example',
  '<ana@alder.example>',
  'ana@alder.example> SIZE=1',
  'ana alder@alder.example',
  'ana',
  '',
];

for (const address of NO_ADDRESSES) {
  test(`${JSON.stringify(address)} is no address to send to`, async () => {
    const server = await openMailServer();
    const mailer = mailerTo(server);
    for (const message of [{ recipient: address }, { to: [address] }]) {
      const { permanent } = problemOf(await mailer.send({ ...MESSAGE, ...message }));
      assert.equal(permanent, true);
    }
    assert.deepEqual(server.arrived, []);
  });
}

// Each row: what the server says of the recipient, and whether that is for good.
const ANSWERS: readonly (readonly [line: string, permanent: boolean])[] = [
  ['550 5.1.1 nobody of that name here', true],
  ['554 5.7.1 relaying denied', true],
  ['450 4.2.0 come again later', false],
  ['452 4.2.2 the mailbox is full', false],
];

for (const [line, permanent] of ANSWERS) {
  test(`${line} => ${permanent ? 'for good' : 'for now'}`, async () => {
    const server = await openMailServer();
    server.answer(MESSAGE.recipient, line);
    const found = problemOf(await mailerTo(server).send(MESSAGE));
    assert.deepEqual(found, {
      problem: `naming the recipient: the mail server said ${line}`,
      permanent,
    });
    assert.deepEqual(server.arrived, []);
  });
}

/** A server of which one step says this. */
function saying(step: 'onData' | 'onMailFrom' | 'onConnect', line: string) {
  const error = Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });
  const onData = (stream: NodeJS.ReadableStream, _: unknown, done: (error: Error) => void) => {
    stream.resume().on('end', () => done(error));
  };
  const other = (...given: unknown[]) => (given.at(-1) as (error: Error) => void)(error);
  return openMailServer({ [step]: step === 'onData' ? onData : other });
}

const STEPS: readonly (readonly [
  step: Parameters<typeof saying>[0],
  line: string,
  permanent: boolean,
])[] = [
  ['onData', '554 5.6.0 that is no mail', true],
  ['onData', '451 4.3.0 the disk is full', false],
  ['onMailFrom', '552 5.3.4 too large', true],
  ['onMailFrom', '550 5.7.1 you may not send from there', false],
  ['onConnect', '554 5.7.1 go away', false],
];

for (const [step, line, permanent] of STEPS) {
  test(`${line} at ${step} => ${permanent ? 'for good' : 'for now'}`, async () => {
    const found = problemOf(await mailerTo(await saying(step, line)).send(MESSAGE));
    assert.ok(found.problem.includes(line.slice(4)), found.problem);
    assert.equal(found.permanent, permanent);
  });
}

test('a mail larger than the server takes is refused for good', async () => {
  const server = await openMailServer({ size: 1000 });
  const text = 'x'.repeat(5000);
  const { problem, permanent } = problemOf(await mailerTo(server).send({ ...MESSAGE, text }));
  assert.match(problem, /^handing over the mail: the mail server said 552 /);
  assert.equal(permanent, true);
});

test('a server that is not there delays a mail; once it is, the same mailer sends it', async () => {
  const server = await openMailServer();
  const mailer = mailerTo(server);
  await server.stop();
  const { problem, permanent } = problemOf(await mailer.send(MESSAGE));
  assert.match(problem, /^connecting: .*ECONNREFUSED/);
  assert.equal(permanent, false);
  await server.start();
  assert.equal(await mailer.send(MESSAGE), 'sent');
  await server.stop();
  problemOf(await mailer.send(MESSAGE));
  await server.start();
  assert.equal(await mailer.send(MESSAGE), 'sent');
  assert.equal(server.arrived.length, 2);
});

test('a server that never says a word is left in bounded time', async () => {
  const silent = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  silent.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = silent.address() as { readonly port: number };
  const { problem, permanent } = problemOf(await mailerTo({ port }, { limitMs: 50 }).send(MESSAGE));
  assert.equal(problem, 'sending: the mail server took too long');
  assert.equal(permanent, false);
  silent.close();
});

const PASSWORD = 'opensesame 7';
const LOGIN = `kim:${encodeURIComponent(PASSWORD)}`;

/** A server that refuses whoever signs in, and is indiscreet about it. */
async function indiscreet(): Promise<TestMailServer & { readonly logins: readonly string[] }> {
  const logins: string[] = [];
  const server = await openMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username = '', password = '' }, _session, done) => {
      logins.push(`${username}:${password}`);
      const line = Buffer.from(`\0${username}\0${password}`).toString('base64');
      done(Object.assign(new Error(`not with ${password}, not ${line}`), { responseCode: 535 }));
    },
  });
  return { ...server, logins };
}

test('a password is told to the server and to nobody else', async () => {
  const server = await indiscreet();
  const url = `smtp://${LOGIN}@127.0.0.1:${server.port}`;
  const { problem, permanent } = problemOf(await mailerTo(server, { url }).send(MESSAGE));
  assert.deepEqual(server.logins, [`kim:${PASSWORD}`]);
  assert.equal(problem, 'signing in: the mail server said 535 not with ••••, not ••••');
  assert.equal(permanent, false);
});

test('a password never goes over an open line to another machine', async () => {
  const server = await indiscreet();
  // Another name of this machine, of which nothing says so.
  const url = `smtp://${LOGIN}@0.0.0.0:${server.port}`;
  const { problem, permanent } = problemOf(await mailerTo(server, { url }).send(MESSAGE));
  assert.match(problem, /^beginning TLS: /);
  assert.equal(permanent, false);
  assert.deepEqual(server.logins, []);
});

test('a server that shows the certificate of nobody gets no mail', async () => {
  const server = await openMailServer({ disabledCommands: [] });
  const { problem, permanent } = problemOf(await mailerTo(server).send(MESSAGE));
  assert.match(problem, /certificate/i);
  assert.equal(permanent, false);
  assert.deepEqual(server.arrived, []);
});

const SENDERS: readonly (readonly [text: string, sender: object | null])[] = [
  ['billing@northwind.example', { name: '', address: 'billing@northwind.example' }],
  ['Northwind IT <b@n.example>', { name: 'Northwind IT', address: 'b@n.example' }],
  ['<b@n.example>', { name: '', address: 'b@n.example' }],
  ['Northwind IT', null],
  ['a@n.example, b@n.example', null],
  ['A <a@n.example> <b@n.example>', null],
  ['A\r\nBcc: c@n.example <a@n.example>', null],
  ['', null],
];

for (const [text, sender] of SENDERS) {
  test(`${JSON.stringify(text)} as a sender => ${JSON.stringify(sender)}`, () => {
    assert.deepEqual(parseSender(text), sender);
  });
}
