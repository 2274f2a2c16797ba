/** Mails as they are queued and sent (I4): once, after what they are about, whatever fails. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { before, beforeEach, test } from 'node:test';
import type { AttachmentOf } from '../../src/app/mails/attachment.ts';
import { sendMail } from '../../src/app/mails/send.ts';
import { sweepMails } from '../../src/app/mails/sweep.ts';
import { type NewMail, readMail } from '../../src/store/mails.ts';
import {
  ANA,
  BEN,
  type Mailing,
  NO_DOCUMENT,
  openMailing,
  type Place,
} from '../support/mailing.ts';
import { sendInProcess } from '../support/send-in-process.ts';

let mailing: Mailing;

before(async () => {
  mailing = await openMailing();
});

beforeEach(() => mailing.reset());

test('a mail is sent once, from its firm, to whom it is for', async () => {
  const place = await mailing.queued({ subject: 'Für Zoë', bodyHtml: '<b>Ten</b>' });
  assert.equal(await mailing.send(place), 'sent');
  assert.equal(await mailing.send(place), 'settled');
  assert.deepEqual(mailing.arrivals(place), [[ANA]]);
  const arrived = mailing.server.arrived.at(-1);
  assert.equal(arrived?.mail.subject, 'Für Zoë');
  assert.equal(arrived?.mail.from?.name, 'Northwind IT');
  const { state, sentAt, attempts, lastProblem, reached } = await mailing.kept(place);
  assert.deepEqual([state, sentAt, attempts], ['sent', '2026-03-01T12:00:00.000Z', 1]);
  assert.deepEqual([lastProblem, reached], [null, [ANA]]);
});

test('several are queued together, whatever stands in their texts', async () => {
  const firm = await mailing.bank.addFirm('Northwind IT');
  const texts = ['{a,"b"}', 'NULL', '\\', "it's\n;--", ''];
  const mails = texts.map((text) =>
    mailing.mailOf({
      subject: text,
      bodyText: text,
      about: text,
      recipients: [ANA, '"{x,y}"@b.example'],
    }),
  );
  await mailing.queue(firm, [], true);
  await mailing.queue(firm, mails, true);
  for (const mail of mails) {
    const { about, subject, bodyText, recipients, attachment } = await mailing.kept({
      firm,
      id: mail.id,
    });
    assert.deepEqual({ about, subject, bodyText, recipients, attachment }, { ...only(mail) });
  }
});

function only({ about, subject, bodyText, recipients, attachment }: NewMail) {
  return { about, subject, bodyText, recipients, attachment };
}

test('a mail of a transaction that is rolled back is never sent', async () => {
  const firm = await mailing.bank.addFirm('Northwind IT');
  const mail = mailing.mailOf();
  await mailing.queue(firm, [mail], false);
  assert.equal(await mailing.send({ firm, id: mail.id }), 'settled');
  await mailing.sweep();
  assert.deepEqual(mailing.arrivals({ firm, id: mail.id }), []);
});

test('a mail of one firm is not sent for another', async () => {
  const { id } = await mailing.queued();
  const firm = await mailing.bank.addFirm('Another');
  assert.equal(await mailing.send({ firm, id }), 'settled');
  assert.deepEqual(mailing.arrivals({ firm, id }), []);
});

test('a mail server that is down delays a mail; once it is up, it is sent once', async () => {
  const place = await mailing.queued();
  await mailing.server.stop();
  assert.equal(await mailing.send(place), 'delayed');
  const { state, attempts, lastProblem, dueAt } = await mailing.kept(place);
  assert.deepEqual([state, attempts, dueAt], ['waiting', 1, '2026-03-01T12:01:00.000Z']);
  assert.match(lastProblem ?? '', /^ana@alder.example: connecting: .*ECONNREFUSED/);
  await mailing.server.start();
  await mailing.sweep();
  assert.deepEqual(mailing.arrivals(place), [], 'it is not due yet');
  mailing.bank.moveTo('2026-03-01T12:01:00Z');
  await mailing.sweep();
  await mailing.sweep();
  assert.deepEqual(mailing.arrivals(place), [[ANA]]);
  const sent = await mailing.kept(place);
  assert.deepEqual([sent.state, sent.attempts, sent.lastProblem], ['sent', 2, null]);
});

test('each delay is twice as long, up to an hour', async () => {
  const place = await mailing.queued();
  mailing.server.answer(ANA, '450 4.2.0 come again later');
  const delays: number[] = [];
  for (let tries = 0; tries < 9; tries += 1) {
    await mailing.send(place);
    delays.push(
      (Date.parse((await mailing.kept(place)).dueAt) - mailing.bank.app.clock()) / 60_000,
    );
  }
  assert.deepEqual(delays, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('a mail that is refused for good is given up, visibly, and not tried again', async () => {
  const place = await mailing.queued();
  mailing.server.answer(ANA, '550 5.1.1 nobody here');
  assert.equal(await mailing.send(place), 'given-up');
  mailing.server.answer(ANA, null);
  assert.equal(await mailing.send(place), 'settled');
  await mailing.sweep();
  assert.deepEqual(mailing.arrivals(place), []);
  const { items } = await mailing.bank.ask('mail.list', { state: 'given-up' }, as(place));
  const told =
    'ana@alder.example: naming the recipient: the mail server said 550 5.1.1 nobody here';
  assert.deepEqual(
    items.map(({ id, lastProblem, nextAt, reached }) => [id, lastProblem, nextAt, reached]),
    [[place.id, told, null, []]],
  );
});

function as({ firm }: Place) {
  return { as: { firm, role: 'owner' } } as const;
}

test('who has a mail does not get it again for the sake of the others', async () => {
  const place = await mailing.queued({ recipients: [BEN, ANA, 'cy@alder.example'] });
  mailing.server.answer(BEN, '450 4.2.0 come again later');
  mailing.server.answer(ANA, '550 5.1.1 nobody here');
  assert.equal(await mailing.send(place), 'delayed');
  assert.deepEqual(mailing.arrivals(place), [['cy@alder.example']]);
  mailing.server.answer(BEN, null);
  assert.equal(await mailing.send(place), 'given-up');
  assert.deepEqual(mailing.arrivals(place), [['cy@alder.example'], [BEN]]);
  const { state, reached, refused, attempts } = await mailing.kept(place);
  assert.deepEqual([state, reached, attempts], ['given-up', ['cy@alder.example', BEN], 2]);
  assert.deepEqual(Object.keys(refused), [ANA]);
  mailing.server.answer(ANA, null);
  const back = await mailing.bank.ask('mail.send-again', { mail: place.id }, as(place));
  assert.deepEqual([back.state, back.attempts, back.givenUpAt], ['waiting', 0, null]);
  assert.equal(await mailing.send(place), 'sent');
  assert.deepEqual(mailing.arrivals(place), [['cy@alder.example'], [BEN], [ANA]]);
});

test('two who send it at once send it once', async () => {
  const place = await mailing.queued();
  const letGo = mailing.server.hold();
  const first = mailing.send(place);
  await mailing.arrival(place);
  assert.equal(await mailing.send(place), 'taken');
  assert.deepEqual(await mailing.sweep(), []);
  letGo();
  assert.equal(await first, 'sent');
  assert.equal(await mailing.send(place), 'settled');
  assert.deepEqual(mailing.arrivals(place), [[ANA]]);
});

test('a sender that is killed in the middle leaves the mail to the next', async () => {
  const place = await mailing.queued();
  const letGo = mailing.server.hold();
  const child = sendInProcess({
    databaseUrl: mailing.bank.ownerUrl,
    port: mailing.server.port,
    ...place,
  });
  await mailing.arrival(place);
  assert.equal(await mailing.send(place), 'taken');
  child.kill('SIGKILL');
  await once(child, 'exit');
  letGo();
  await released();
  assert.equal((await mailing.kept(place)).state, 'waiting');
  assert.equal(await mailing.send(place), 'sent');
  // Nobody can know whether the first was kept: both say by their Message-ID that they are the same.
  assert.deepEqual(mailing.arrivals(place), [[ANA], [ANA]]);
});

/** Waits until nobody has any mail: the server notices by itself that somebody is gone. */
async function released(): Promise<void> {
  const { rows } = await mailing.owner.query<{ lock: string }>(
    `select objid::bigint as lock from pg_locks where locktype = 'advisory' and classid = 4747004`,
  );
  for (const { lock } of rows) {
    await mailing.owner.query('select pg_advisory_lock(4747004, $1)', [Number(lock) | 0]);
  }
  await mailing.owner.query('select pg_advisory_unlock_all()');
}

test('a database that is lost after the mail was taken leaves it to be sent as the same', async () => {
  const place = await mailing.queued();
  mailing.putAside((next) => async (message) => {
    const delivery = await next(message);
    await mailing.owner.query(
      `select pg_terminate_backend(pid)
       from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in%'`,
    );
    return delivery;
  });
  await assert.rejects(mailing.send(place), { code: '08006' });
  mailing.reset();
  assert.equal((await mailing.kept(place)).state, 'waiting');
  assert.equal(await mailing.send(place), 'sent');
  assert.deepEqual(mailing.arrivals(place), [[ANA], [ANA]]);
});

test('a document is drawn when the mail is sent, and goes with it', async () => {
  const attachment = { invoice: 'INV-7' };
  const place = await mailing.queued({ attachment });
  const asked: unknown[] = [];
  const bytes = Uint8Array.from([37, 80, 68, 70, 0, 255]);
  const drawn: AttachmentOf = async (app, ...given) => {
    asked.push(...given);
    // It may read what it draws: nothing is held meanwhile.
    await app.database.read(place.firm, (tx) => readMail(tx, place.id));
    return { fileName: 'INV-7.pdf', mediaType: 'application/pdf', bytes };
  };
  assert.equal(await mailing.send(place, drawn), 'sent');
  assert.deepEqual(asked, [place.firm, attachment]);
  const [one] = mailing.server.arrived.at(-1)?.mail.attachments ?? [];
  assert.equal(one?.filename, 'INV-7.pdf');
  assert.deepEqual(new Uint8Array(one?.content as ArrayBuffer), bytes);
});

test('a mail does not go out without the document that is to go with it', async () => {
  const place = await mailing.queued({ attachment: { invoice: 'INV-8' } });
  const failing: AttachmentOf = async () => {
    throw new RangeError('no ink');
  };
  await assert.rejects(mailing.send(place, failing), { message: 'no ink' });
  const delayed = await mailing.kept(place);
  assert.equal(delayed.lastProblem, 'the document {"invoice":"INV-8"} could not be drawn');
  assert.deepEqual([delayed.state, delayed.attempts], ['waiting', 1]);
  assert.equal(await mailing.send(place), 'given-up');
  assert.equal((await mailing.kept(place)).lastProblem, 'there is no document {"invoice":"INV-8"}');
  assert.deepEqual(mailing.arrivals(place), []);
});

test('without a mail server, mails wait', async () => {
  const { firm, id } = await mailing.queued();
  const app = { ...mailing.bank.app, mailer: null };
  assert.equal(await sendMail(app, firm, id, NO_DOCUMENT), 'unset');
  await sweepMails(app, {
    attachmentOf: NO_DOCUMENT,
    isOver: () => false,
    onFault: (fault) => assert.fail(String(fault)),
  });
  const { state, attempts } = await mailing.kept({ firm, id });
  assert.deepEqual([state, attempts], ['waiting', 0]);
});
