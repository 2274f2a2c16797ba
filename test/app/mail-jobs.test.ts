/** Mails that are not sent at once: by their jobs, by sweeps, and when somebody asks for it (I4). */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { prepareJobs } from '../../src/jobs/prepare.ts';
import { startRoutine } from '../../src/jobs/run.ts';
import { ANA, type Mailing, openMailing, type Place } from '../support/mailing.ts';

let mailing: Mailing;

before(async () => {
  mailing = await openMailing();
});

beforeEach(() => mailing.reset());

test('a sweep goes through pages of mails, and ends when it is told to', async () => {
  const firm = await mailing.bank.addFirm('Northwind IT');
  const mails = Array.from({ length: 103 }, () => mailing.mailOf());
  await mailing.queue(firm, mails, true);
  let begun = 0;
  mailing.putAside(() => async () => {
    begun += 1;
    return 'sent';
  });
  assert.deepEqual(await mailing.sweep(() => begun >= 2), []);
  assert.equal(begun, 2);
  await mailing.sweep();
  const states = await Promise.all(
    mails.map(async ({ id }) => (await mailing.kept({ firm, id })).state),
  );
  assert.deepEqual([...new Set(states)], ['sent']);
});

test('a sweep leaves a failing server alone, and begins with others the next time', async () => {
  const firm = await mailing.bank.addFirm('Northwind IT');
  const mails = Array.from({ length: 7 }, () => mailing.mailOf());
  await mailing.queue(firm, mails, true);
  const tried: string[] = [];
  mailing.putAside(() => async ({ id }) => {
    tried.push(id);
    return { problem: 'down', permanent: false };
  });
  await mailing.sweep();
  assert.equal(tried.length, 5);
  await mailing.sweep();
  assert.deepEqual(tried.toSorted(), mails.map(({ id }) => id).toSorted());
  mailing.reset();
  mailing.bank.moveTo('2026-03-01T12:01:00Z');
  await mailing.sweep();
  const states = await Promise.all(mails.map(({ id }) => mailing.kept({ firm, id })));
  assert.deepEqual([...new Set(states.map(({ state }) => state))], ['sent']);
});

test('mails are listed by their state, newest first, a page at a time', async () => {
  const place = await mailing.queued({ subject: 'First' });
  const { firm } = place;
  await mailing.send(place);
  mailing.bank.moveTo('2026-03-01T12:05:00Z');
  await mailing.queue(
    firm,
    [mailing.mailOf({ subject: 'Second' }), mailing.mailOf({ subject: 'Third' })],
    true,
  );
  const subjects = async (input: object) => {
    const { items, next } = await mailing.bank.ask('mail.list', input, as(place));
    return [items.map(({ subject }) => subject), next] as const;
  };
  const [page, next] = await subjects({ limit: 2 });
  assert.deepEqual(page, ['Third', 'Second']);
  assert.deepEqual(await subjects({ limit: 2, after: next }), [['First'], null]);
  assert.deepEqual(await subjects({ state: 'waiting' }), [['Third', 'Second'], null]);
  assert.deepEqual(await subjects({ state: 'sent' }), [['First'], null]);
  assert.deepEqual(await subjects({ state: 'given-up' }), [[], null]);
  const { code } = await mailing.bank.refusal('mail.list', { after: 'bm8' }, as(place));
  assert.equal(code, 'cursor_invalid');
});

test('a list tells nothing of what is said in a mail', async () => {
  const place = await mailing.queued({ bodyText: 'pay at https://hours.example/i/opensesame' });
  assert.ok(
    !JSON.stringify(await mailing.bank.ask('mail.list', {}, as(place))).includes('opensesame'),
  );
});

test('only what was given up is sent again', async () => {
  const place = await mailing.queued();
  const waiting = await mailing.bank.refusal('mail.send-again', { mail: place.id }, as(place));
  assert.equal(waiting.code, 'mail_not_given_up');
  await mailing.send(place);
  const sent = await mailing.bank.refusal('mail.send-again', { mail: place.id }, as(place));
  assert.equal(sent.detail, `mail ${place.id} was sent: nothing is to be done`);
  const none = await mailing.bank.refusal(
    'mail.send-again',
    { mail: mailing.bank.app.newId() },
    as(place),
  );
  assert.equal(none.code, 'not_found');
});

function as({ firm }: Place) {
  return { as: { firm, role: 'owner' } } as const;
}

/** How many jobs there are to send this mail. */
async function jobsFor({ id }: Place): Promise<number> {
  const { rows } = await mailing.owner.query<{ count: string }>(
    `select count(*) from graphile_worker._private_jobs where payload->>'mail' = $1`,
    [id],
  );
  return Number(rows[0]?.count);
}

async function runRoutine(): Promise<() => Promise<void>> {
  return await startRoutine({
    app: mailing.bank.app,
    databaseUrl: mailing.bank.ownerUrl,
    becomeApp: true,
    lapseAt: '02:30',
    onFault: (fault) => assert.fail(String(fault)),
    onLapses: () => undefined,
    onInvoices: () => undefined,
  });
}

// From here on the database has a queue.

test('what waits when the program starts is sent by its first sweep', async () => {
  const place = await mailing.queued();
  await prepareJobs(mailing.bank.ownerUrl);
  assert.equal(await jobsFor(place), 0);
  const stop = await runRoutine();
  await mailing.arrival(place);
  await stop();
  assert.equal((await mailing.kept(place)).state, 'sent');
  assert.deepEqual(mailing.arrivals(place), [[ANA]]);
});

test('a job is queued when the transaction takes effect, and not when it does not', async () => {
  const firm = await mailing.bank.addFirm('Northwind IT');
  const [never, soon] = [mailing.mailOf(), mailing.mailOf()];
  await mailing.queue(firm, [never], false);
  await mailing.queue(firm, [soon], true);
  assert.equal(await jobsFor({ firm, id: never.id }), 0);
  assert.equal(await jobsFor({ firm, id: soon.id }), 1);
  await mailing.send({ firm, id: soon.id });
});

test('a mail that is queued while the program runs is sent by its job', async () => {
  const left = await mailing.queued();
  await mailing.owner.query(
    `delete from graphile_worker._private_jobs where payload->>'mail' = $1`,
    [left.id],
  );
  const stop = await runRoutine();
  // The first sweep has asked for the firms there are by now: it cannot find what comes next.
  await mailing.arrival(left);
  const place = await mailing.queued();
  await mailing.arrival(place);
  await stop();
  assert.equal((await mailing.kept(place)).state, 'sent');
  assert.equal(await jobsFor(place), 0);
  assert.deepEqual(mailing.arrivals(place), [[ANA]]);
});

test('a job whose mail is delayed is tried again by the queue', async () => {
  const place = await mailing.queued();
  const tried = Promise.withResolvers<void>();
  mailing.putAside(() => async () => {
    tried.resolve();
    return { problem: 'down', permanent: false };
  });
  const stop = await runRoutine();
  await tried.promise;
  await stop();
  mailing.reset();
  const { rows } = await mailing.owner.query(
    `select attempts, run_at > now() as later, last_error
     from graphile_worker._private_jobs where payload->>'mail' = $1`,
    [place.id],
  );
  assert.deepEqual(rows, [{ attempts: 1, later: true, last_error: 'the mail is delayed' }]);
});
