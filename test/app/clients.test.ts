/** Clients and their contacts: changed, archived, named by id or by name, listed page by page. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';

let bank: Bank;
let other: As;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
  other = { firm: await bank.addFirm('Southwind IT'), role: 'owner' };
});

test('a client is shown by id and by name, whatever its case', async () => {
  const added = await bank.ask('client.add', { name: 'Álder & Söhne / 24', reference: 'C-1' });
  for (const client of [added.id, added.id.toUpperCase(), 'ÁLDER & SÖHNE / 24']) {
    assert.deepEqual(await bank.ask('client.show', { client }), added);
  }
  const unknown = await bank.refusal('client.show', { client: 'Alder' });
  assert.equal(unknown.status, 404);
  assert.equal(unknown.code, 'not_found');
});

test('the name and the reference of a client change, each by itself', async () => {
  const { id } = await bank.ask('client.add', { name: 'Birch' });
  await bank.ask('client.add', { name: 'Cedar' });
  const referred = await bank.ask('client.change', { client: 'birch', reference: 'C-7' });
  assert.equal(referred.name, 'Birch');
  const renamed = await bank.ask('client.change', { client: 'Birch', name: 'BIRCH' });
  assert.deepEqual(renamed, { ...referred, name: 'BIRCH' });
  assert.deepEqual(await bank.ask('client.show', { client: id }), renamed);
  const taken = await bank.refusal('client.change', { client: id, name: 'cedar' });
  assert.equal(taken.status, 409);
  assert.equal(taken.code, 'name_taken');
  const flaw = await bank.refusal('client.change', { client: id, reference: 'a\u0000b' });
  assert.equal(flaw.fields?.[0]?.field, 'reference');
});

test('a change of name that is repeated by its key is answered as at first', async () => {
  await bank.ask('client.add', { name: 'Dogwood' });
  const change = { client: 'Dogwood', name: 'Elder' };
  const first = await bank.ask('client.change', change, { key: 'rename' });
  assert.deepEqual(await bank.ask('client.change', change, { key: 'rename' }), first);
  const reused = await bank.refusal('client.change', { client: 'Elder' }, { key: 'rename' });
  assert.equal(reused.code, 'key_reused');
});

test('of clients that want the same name at once, one gets it', async () => {
  const clients = await Promise.all(
    ['Fir 1', 'Fir 2', 'Fir 3'].map((name) => bank.ask('client.add', { name })),
  );
  const send = (client: string) =>
    bank.ask('client.change', { client, name: 'Ginkgo' }).catch((error) => String(error));
  const answers = await Promise.all(clients.map(({ id }) => send(id)));
  const refused = answers.filter((answer) => typeof answer === 'string');
  assert.equal(refused.length, 2);
  for (const text of refused) assert.match(String(text), /name_taken/);
});

test('an archived client keeps its day, is sold nothing, and comes back', async () => {
  const { id } = await bank.ask('client.add', { name: 'Hazel' });
  const archived = await bank.ask('client.archive', { client: 'Hazel' });
  assert.equal(archived.archivedOn, '2026-03-01');
  bank.moveTo('2026-03-05T12:00:00Z');
  assert.deepEqual(await bank.ask('client.archive', { client: id }), archived);
  const grant = { client: id, minutes: 60, note: 'Hello' };
  assert.equal((await bank.refusal('block.grant', grant)).code, 'client_archived');
  const work = { client: id, workType: 'remote', minutes: 15 };
  assert.equal((await bank.refusal('entry.log', work)).code, 'client_archived');
  const restored = await bank.ask('client.restore', { client: 'hazel' });
  assert.equal(restored.archivedOn, null);
  assert.equal((await bank.ask('block.grant', grant)).minutes, 60);
  bank.moveTo('2026-03-01T12:00:00Z');
});

test('contacts are added, changed field by field, and leave for good', async () => {
  const { id } = await bank.ask('client.add', { name: 'Ivy' });
  const added = await bank.ask('contact.add', {
    client: 'ivy',
    name: 'Ana Ivy',
    mail: 'ana@ivy.example',
    phone: '+49 30 1234',
    roles: ['technical', 'billing'],
  });
  assert.deepEqual(
    { ...added, id: '' },
    {
      id: '',
      name: 'Ana Ivy',
      mail: 'ana@ivy.example',
      phone: '+49 30 1234',
      roles: ['technical', 'billing'],
      leftOn: null,
    },
  );
  const named = { client: id, contact: 'ANA IVY' };
  const changed = await bank.ask('contact.change', { ...named, phone: null, roles: ['viewer'] });
  assert.deepEqual(changed, { ...added, phone: null, roles: ['viewer'] });
  const renamed = await bank.ask('contact.change', { ...named, name: 'Ana Oak' }, { key: 'ana' });
  assert.deepEqual(
    await bank.ask('contact.change', { ...named, name: 'Ana Oak' }, { key: 'ana' }),
    renamed,
  );
  const left = await bank.ask('contact.remove', { client: id, contact: added.id });
  assert.equal(left.leftOn, '2026-03-01');
  bank.moveTo('2026-03-09T12:00:00Z');
  assert.deepEqual(await bank.ask('contact.remove', { client: id, contact: 'ana oak' }), left);
  assert.deepEqual((await bank.ask('contact.list', { client: id })).items, [left]);
  bank.moveTo('2026-03-01T12:00:00Z');
});

test('a name that two contacts share is refused, and their ids are told', async () => {
  const client = (await bank.ask('client.add', { name: 'Juniper' })).id;
  const elsewhere = (await bank.ask('client.add', { name: 'Kapok' })).id;
  const first = await bank.ask('contact.add', { client, name: 'Kim Lee' });
  const second = await bank.ask('contact.add', { client, name: 'kim lee' });
  await bank.ask('contact.add', { client: elsewhere, name: 'Kim Lee' });
  const change = { client, contact: 'Kim Lee', phone: '1' };
  const ambiguous = await bank.refusal('contact.change', change);
  assert.equal(ambiguous.status, 409);
  assert.equal(ambiguous.code, 'name_ambiguous');
  for (const { id } of [first, second]) assert.match(ambiguous.detail, new RegExp(id));
  assert.equal((await bank.ask('contact.change', { ...change, contact: second.id })).phone, '1');
  // Once one of them has left, the other is meant.
  await bank.ask('contact.remove', { client, contact: first.id });
  assert.equal((await bank.ask('contact.change', { ...change, phone: '2' })).id, second.id);
  const strange = { client: elsewhere, contact: first.id };
  assert.equal((await bank.refusal('contact.remove', strange)).code, 'not_found');
});

test('roles are known, and each is given once', async () => {
  const client = (await bank.ask('client.add', { name: 'Larch' })).id;
  for (const roles of [['technical', 'technical'], ['boss']]) {
    const refused = await bank.refusal('contact.add', { client, name: 'Lou', roles });
    assert.equal(refused.code, 'input_invalid');
    assert.match(refused.fields?.[0]?.field ?? '', /^roles/);
  }
  const mail = await bank.refusal('contact.add', { client, name: 'Lou', mail: 'lou' });
  assert.deepEqual(mail.fields, [{ field: 'mail', message: 'expected a mail address' }]);
});

test('pages of contacts and of clients have all of them, each once', async () => {
  const client = (await bank.ask('client.add', { name: 'Maple' })).id;
  const names = Array.from({ length: 7 }, (_, place) => `Person ${place}`);
  // Some of one moment: then their ids put them in order.
  for (const name of names) await bank.ask('contact.add', { client, name });
  const contacts = await allPages((after) => bank.ask('contact.list', { client, after, limit: 2 }));
  assert.deepEqual(
    contacts.items.map(({ name }) => name),
    names,
  );
  assert.equal(contacts.pages, 4);
  const long = '木'.repeat(199);
  for (const end of ['一', '二', '三']) await bank.ask('client.add', { name: `${long}${end}` });
  const clients = await allPages((after) => bank.ask('client.list', { after, limit: 1 }));
  const whole = await bank.ask('client.list', { limit: 500 });
  assert.deepEqual(clients.items, whole.items);
  const search = await bank.ask('client.list', { search: 'MAP' });
  assert.deepEqual(
    search.items.map(({ name }) => name),
    ['Maple'],
  );
});

test('a page of another list is refused', async () => {
  const key = (parts: readonly string[]) =>
    Buffer.from(JSON.stringify(parts)).toString('base64url');
  const id = '0198c0de-0000-7000-8000-000000000000';
  const strange = [
    'x',
    key(['a']),
    key(['2026-02-31T00:00:00.000Z', id]),
    key(['+099999-01-01T00:00:00.000Z', id]),
    key(['2026-03-01T00:00:00.000Z', 'x']),
    key(['2026-03-01T00:00:00.000Z', id, 'more']),
  ];
  for (const after of strange) {
    const refused = await bank.refusal('contact.list', { client: 'Maple', after });
    assert.equal(refused.code, 'cursor_invalid', after);
  }
  assert.equal(
    (await bank.refusal('client.list', { after: key(['a\u0000']) })).code,
    'cursor_invalid',
  );
});

test('no firm sees or changes the clients of another', async () => {
  const own = await bank.ask('client.add', { name: 'Nutmeg' });
  const contact = await bank.ask('contact.add', { client: own.id, name: 'Nina' });
  const named = { client: own.id, contact: contact.id };
  const asked = [
    ['client.show', { client: own.id }],
    ['client.change', { client: own.id, name: 'Mine' }],
    ['client.archive', { client: 'Nutmeg' }],
    ['client.restore', { client: own.id }],
    ['contact.list', { client: own.id }],
    ['contact.add', { client: own.id, name: 'Nobody' }],
    ['contact.change', { ...named, name: 'Nobody' }],
    ['contact.remove', named],
  ] as const;
  for (const [name, input] of asked) {
    assert.equal((await bank.refusal(name, input, { as: other })).code, 'not_found', name);
  }
  const theirs = await bank.ask('client.add', { name: 'nutmeg' }, { as: other });
  assert.notEqual(theirs.id, own.id);
  assert.deepEqual((await bank.ask('client.list', {}, { as: other })).items, [theirs]);
  assert.deepEqual(await bank.ask('client.show', { client: own.id }), own);
  // A contact of one client is none of another's, even where its id is known.
  const mixed = { client: theirs.id, contact: contact.id };
  assert.equal((await bank.refusal('contact.remove', mixed, { as: other })).code, 'not_found');
});

test('who may only read changes nothing', async () => {
  const as: As = { ...bank.owner, role: 'technician' };
  const refused = await bank.refusal('client.archive', { client: 'Maple' }, { as });
  assert.equal(refused.status, 403);
  assert.equal((await bank.ask('client.show', { client: 'Maple' }, { as })).archivedOn, null);
  assert.deepEqual(bank.faults, []);
});
