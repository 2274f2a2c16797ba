/** Members, invitations and keys: on the real sign-in, with a line in the audit for each change. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import type { Actor } from '../../src/app/app.ts';
import { sendInvitation } from '../../src/app/invitations/send.ts';
import { createKey } from '../../src/app/keys/create.ts';
import { listTheKeys } from '../../src/app/keys/list.ts';
import { permissionsOf } from '../../src/app/may.ts';
import type { Role } from '../../src/contract/permissions.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { granted, openSignIn, PASSWORD } from '../support/sign-in-browser.ts';

let bank: Bank;
let signIn: SignIn;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z', {}, (database) => {
    signIn = openSignIn(database);
    atEnd(signIn.close);
    return signIn;
  });
});

/** A firm with an owner, to ask as that owner. */
async function firmOf(name: string) {
  const firm = await bank.addFirm(name);
  const mail = `olga@${name}.example`;
  const person = { name: 'Olga Owner', mail, password: PASSWORD };
  const asked = { token: null, firm, firmName: name, address: null, ...person };
  const { member } = granted(await signIn.setUp(asked));
  const as: As = { firm, role: 'owner', member };
  return { firm, mail, member, mine: { as } };
}

async function join(firm: string, mail: string, role: Role) {
  const person = { name: 'Tom Other', mail, password: PASSWORD };
  const { member } = granted(await signIn.addMember({ ...person, firm, role }));
  const as: As = { firm, role, member };
  return { member, as };
}

/** The operations of which the audit of a firm has lines, the last first. */
async function lines(as: As): Promise<readonly string[]> {
  const { items } = await bank.ask('audit.list', {}, { as });
  return items.map(({ operation }) => operation);
}

function bearer(key: string): Headers {
  return new Headers({ authorization: `Bearer ${key}` });
}

test('members are listed, and get another role by mail or id', async () => {
  const { firm, member: owner, mail, mine } = await firmOf('roles');
  const { member } = await join(firm, 'tom@roles.example', 'technician');
  const { items } = await bank.ask('member.list', {}, mine);
  assert.deepEqual(
    items.map((one) => [one.id, one.mail, one.role, one.twoFactor]),
    [
      [owner, mail, 'owner', false],
      [member, 'tom@roles.example', 'technician', false],
    ],
  );
  const asked = { member: 'TOM@roles.example', role: 'billing' };
  const changed = await bank.ask('member.change-role', asked, mine);
  assert.deepEqual(changed, { ...items[1], role: 'billing' });
  const back = { member, role: 'technician' };
  assert.equal((await bank.ask('member.change-role', back, mine)).role, 'technician');
  assert.deepEqual(await lines(mine.as), ['member.change-role', 'member.change-role']);
  const nobody = { member: 'nobody@roles.example', role: 'billing' };
  assert.equal((await bank.refusal('member.change-role', nobody, mine)).code, 'member_unknown');
  const boss = { member, role: 'boss' };
  assert.equal((await bank.refusal('member.change-role', boss, mine)).code, 'input_invalid');
});

test('the last owner stays, and stays one', async () => {
  const { firm, member, mail, mine } = await firmOf('last');
  const step = { member, role: 'billing' };
  const down = await bank.refusal('member.change-role', step, mine);
  assert.deepEqual([down.status, down.code], [409, 'last_owner']);
  assert.equal((await bank.refusal('member.remove', { member: mail }, mine)).code, 'last_owner');
  const { member: second } = await join(firm, 'second@last.example', 'technician');
  await bank.ask('member.change-role', { member: second, role: 'owner' }, mine);
  assert.equal((await bank.ask('member.change-role', step, mine)).role, 'billing');
});

test('a removed member is gone with their keys; asked again, it stays so', async () => {
  const { firm, mine } = await firmOf('removed');
  const { member, as } = await join(firm, 'tom@removed.example', 'technician');
  const asked = { name: 'Tracker', scopes: ['entries:write'] };
  const { secret } = await bank.ask('key.create', asked, { as });
  assert.equal((await signIn.authenticate(bearer(secret ?? '')))?.member, member);
  const removed = await bank.ask('member.remove', { member: 'tom@removed.example' }, mine);
  assert.deepEqual(removed, { removed: member });
  assert.equal(await signIn.authenticate(bearer(secret ?? '')), null);
  assert.equal((await bank.ask('member.list', {}, mine)).items.length, 1);
  assert.deepEqual((await bank.ask('key.list', {}, mine)).items, []);
  assert.deepEqual(await bank.ask('member.remove', { member }, mine), removed);
  const gone = { member, role: 'billing' };
  assert.equal((await bank.refusal('member.change-role', gone, mine)).code, 'member_unknown');
});

test('an invitation tells its link once, and is named by its mail', async () => {
  const { mine } = await firmOf('invited');
  const asked = { mail: 'Ivo@Invited.example', role: 'technician' };
  const sent = await bank.ask('invitation.send', asked, { ...mine, key: 'ivo' });
  assert.equal(sent.mail, 'ivo@invited.example');
  const id = sent.link?.split('/').at(-1) ?? '';
  assert.equal(granted(await signIn.openInvitation(id)).mail, sent.mail);
  assert.deepEqual(await bank.ask('invitation.send', asked, { ...mine, key: 'ivo' }), sent);
  const { items } = await bank.ask('invitation.list', {}, mine);
  assert.deepEqual(items, [{ ...sent, link: null }]);
  const listed = JSON.stringify([items, (await bank.ask('audit.list', {}, mine)).items]);
  assert.ok(!listed.includes(id), 'who may read the lists could accept the invitation');
  const anew = await bank.ask('invitation.send', asked, mine);
  assert.notEqual(anew.link, sent.link);
  assert.equal((await bank.ask('invitation.list', {}, mine)).items.length, 1);
  const cancel = { mail: 'IVO@invited.example' };
  assert.deepEqual(await bank.ask('invitation.cancel', cancel, mine), { cancelled: sent.mail });
  assert.deepEqual((await bank.ask('invitation.list', {}, mine)).items, []);
  assert.equal((await bank.refusal('invitation.cancel', cancel, mine)).code, 'not_found');
  assert.deepEqual(await lines(mine.as), [
    'invitation.cancel',
    'invitation.send',
    'invitation.send',
  ]);
});

test('the invited are told the name that the firm has now', async () => {
  const { mine } = await firmOf('renamed');
  const sent = await bank.ask('invitation.send', { mail: 'n@r.example', role: 'billing' }, mine);
  await bank.ask('firm.change', { name: 'Renamed IT' }, mine);
  const open = granted(await signIn.openInvitation(sent.link?.split('/').at(-1) ?? ''));
  assert.equal(open.firmName, 'Renamed IT');
});

test('whoever belongs to the firm is not invited, and only an owner invites', async () => {
  const { firm, mail, mine } = await firmOf('members');
  const { as } = await join(firm, 'bill@members.example', 'billing');
  const member = await bank.refusal('invitation.send', { mail, role: 'owner' }, mine);
  assert.deepEqual([member.status, member.code], [409, 'already_member']);
  const asked = { mail: 'new@members.example', role: 'owner' };
  assert.equal((await bank.refusal('invitation.send', asked, { as })).code, 'forbidden');
  assert.deepEqual((await bank.ask('invitation.list', {}, { as })).items, []);
});

test('a key does what its scopes say, until the end of its last day', async () => {
  const { firm, member, mine } = await firmOf('keys');
  await bank.ask('firm.change', { timeZone: 'Asia/Tokyo' }, mine);
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const scopes = ['clients:read', 'entries:write'];
  const asked = { name: 'Timesheets', scopes, expiresOn: day };
  const { key, secret } = await bank.ask('key.create', asked, mine);
  assert.deepEqual([key.name, key.member, key.scopes], ['Timesheets', member, scopes]);
  assert.ok(secret?.startsWith(key.start));
  // Midnight in Tokyo is 15 o'clock of the day before in UTC.
  const endsAt = Date.parse(`${day}T15:00:00Z`);
  assert.ok(Math.abs(Date.parse(key.expiresAt ?? '') - endsAt) < 10_000, String(key.expiresAt));
  const who = await signIn.authenticate(bearer(secret ?? ''));
  assert.deepEqual([who?.firm, who?.id, who?.scopes], [firm, key.id, scopes]);
  const past = await bank.refusal('key.create', { ...asked, expiresOn: '2020-01-01' }, mine);
  assert.deepEqual([past.status, past.code], [422, 'expiry_invalid']);
  assert.deepEqual((await bank.ask('key.list', {}, mine)).items.length, 1);
});

test('a key may not do more than who makes it', async () => {
  const { firm, mine } = await firmOf('scopes');
  const { as } = await join(firm, 'tom@scopes.example', 'technician');
  const asked = { name: 'Wide', scopes: ['entries:write', 'refunds:write', 'firm:write'] };
  const wide = await bank.refusal('key.create', asked, { as });
  assert.deepEqual([wide.status, wide.code], [403, 'scope_too_wide']);
  assert.match(wide.detail, /refunds:write, firm:write/);
  // Nor may a key of an owner beyond its own scopes.
  const narrow: As = { ...mine.as, scopes: ['keys:write', 'clients:read'] };
  const more = { name: 'More', scopes: ['clients:read', 'clients:write'] };
  const beyond = await bank.refusal('key.create', more, { as: narrow });
  assert.equal(beyond.code, 'scope_too_wide');
  const within = { name: 'Within', scopes: ['clients:read'] };
  assert.equal((await bank.ask('key.create', within, { as: narrow })).key.name, 'Within');
});

test('keys are seen and revoked by their member, and by an owner', async () => {
  const { firm, mine } = await firmOf('seen');
  const tom = await join(firm, 'tom@seen.example', 'technician');
  const tim = await join(firm, 'tim@seen.example', 'billing');
  const make = async (as: As, name: string) =>
    (await bank.ask('key.create', { name, scopes: ['entries:read'] }, { as })).key;
  const toms = await make(tom.as, 'Tracker');
  const tims = await make(tim.as, 'tracker');
  const owners = await make(mine.as, 'Backup');
  const namesSeen = async (as: As) =>
    (await bank.ask('key.list', {}, { as })).items.map(({ id }) => id);
  assert.deepEqual(await namesSeen(mine.as), [toms.id, tims.id, owners.id]);
  assert.deepEqual(await namesSeen(tom.as), [toms.id]);
  for (const key of ['Backup', owners.id]) {
    assert.equal((await bank.refusal('key.revoke', { key }, { as: tom.as })).code, 'key_unknown');
  }
  const ambiguous = await bank.refusal('key.revoke', { key: 'tracker' }, mine);
  assert.deepEqual([ambiguous.status, ambiguous.code], [409, 'name_ambiguous']);
  const own = await bank.ask('key.revoke', { key: 'TRACKER' }, { as: tom.as });
  assert.deepEqual(own, { revoked: toms.id });
  assert.deepEqual(await bank.ask('key.revoke', { key: tims.id }, mine), { revoked: tims.id });
  assert.deepEqual(await namesSeen(mine.as), [owners.id]);
  const gone = await bank.refusal('key.revoke', { key: tims.id }, mine);
  assert.equal(gone.code, 'key_unknown');
});

test('a key is told once, and kept nowhere', async () => {
  const { mine } = await firmOf('secret');
  const asked = { name: 'Once', scopes: ['entries:read'] };
  const keyed = { ...mine, key: 'once' };
  const answers = await Promise.all([1, 2, 3].map(() => bank.ask('key.create', asked, keyed)));
  const told = answers.flatMap(({ secret }) => secret ?? []);
  assert.equal(told.length, 1);
  const [id, ...others] = new Set(answers.map(({ key }) => key.id));
  assert.deepEqual(others, []);
  const { items } = await bank.ask('key.list', {}, mine);
  assert.deepEqual(
    items.map((key) => key.id),
    [id],
  );
  await asDatabaseOwner(async (client) => {
    const { rows } = await client.query(
      'select outcome::text as kept from hourbank.idempotency union all ' +
        'select summary::text from hourbank.audit',
    );
    assert.ok(rows.length > 0);
    assert.ok(rows.every(({ kept }) => !kept.includes(told[0])));
  });
});

test('whoever runs the program is no member: no keys, no invitations', async () => {
  const { firm } = await firmOf('operator');
  const permissions = permissionsOf('owner', null);
  const base = { firm, id: '', member: '', name: 'Operator' } as const;
  const actor: Actor = { ...base, kind: 'operator', role: 'owner', permissions };
  const refusals = [
    await createKey(bank.app, {
      ...{ actor, key: null },
      input: { name: 'Mine', scopes: ['entries:read'], expiresOn: null },
    }),
    await sendInvitation(bank.app, {
      ...{ actor, key: null },
      input: { mail: 'new@operator.example', role: 'owner' },
    }),
  ];
  for (const refused of refusals) assert.deepEqual(refused, { refusal: { code: 'no_member' } });
  const listed = await listTheKeys(bank.app, { actor, key: null, input: {} });
  assert.deepEqual(listed, { value: { items: [] } });
});

test('no firm sees or changes members, invitations and keys of another', async () => {
  const one = await firmOf('one');
  const two = await firmOf('two');
  const asked = { name: 'Tracker', scopes: ['entries:read'] };
  const { key } = await bank.ask('key.create', asked, one.mine);
  await bank.ask('invitation.send', { mail: 'new@one.example', role: 'billing' }, one.mine);
  const { mine } = two;
  assert.deepEqual(
    (await bank.ask('member.list', {}, mine)).items.map(({ id }) => id),
    [two.member],
  );
  assert.deepEqual((await bank.ask('invitation.list', {}, mine)).items, []);
  assert.deepEqual((await bank.ask('key.list', {}, mine)).items, []);
  for (const [name, input] of [
    ['member.change-role', { member: one.member, role: 'billing' }],
    ['member.remove', { member: one.mail }],
    ['invitation.cancel', { mail: 'new@one.example' }],
    ['key.revoke', { key: key.id }],
  ] as const) {
    assert.equal((await bank.refusal(name, input, mine)).status, 404, name);
  }
  assert.equal((await bank.ask('key.list', {}, one.mine)).items.length, 1);
  assert.deepEqual(bank.faults, []);
});

async function asDatabaseOwner(act: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: bank.ownerUrl });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

test('what sign-in did and the bank could not keep is put right when it is asked again', async () => {
  const { firm, mine } = await firmOf('lost');
  const { member } = await join(firm, 'tom@lost.example', 'technician');
  const asked = { name: 'Lost', scopes: ['entries:read'] };
  const removal = { member: 'tom@lost.example' };
  await asDatabaseOwner(async (client) => {
    await client.query('revoke insert on hourbank.audit from hourbank_app');
    for (const [name, input] of [
      ['key.create', asked],
      ['member.remove', removal],
    ] as const) {
      const fault = await bank.refusal(name, input, { ...mine, key: name });
      assert.equal(fault.status, 500, name);
    }
    await client.query('grant insert on hourbank.audit to hourbank_app');
  });
  // Nobody was told this key: it is gone.
  assert.deepEqual((await bank.ask('key.list', {}, mine)).items, []);
  assert.deepEqual(await lines(mine.as), []);
  const made = await bank.ask('key.create', asked, { ...mine, key: 'key.create' });
  assert.notEqual(made.secret, null);
  const removed = await bank.ask('member.remove', removal, { ...mine, key: 'member.remove' });
  assert.deepEqual(removed, { removed: member });
  assert.deepEqual(await lines(mine.as), ['member.remove', 'key.create']);
});
