/**
 * Who may ask for what: every operation of the contract, asked for by nobody, by every role, by keys
 * and by the owner of another firm. The tables are told whole, so that a new operation is in them
 * before it is served.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { OPERATIONS, type OperationName } from '../../src/contract/operations.ts';
import { PERMISSIONS, type Permission, ROLES } from '../../src/contract/permissions.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, requestFor } from '../support/bank.ts';
import { fingerprintOf, idsOf } from '../support/fingerprint.ts';
import { leaksOf } from '../support/leaks.ts';
import { openTour, type Tour, type Visit, type Visitor } from '../support/tour.ts';
import { FOREIGN_OWNER, MAY } from './authorization-tables.ts';

let tour: Tour;
let owner: Client;
let theirs: Visitor;
let visits: readonly Visit[];
let kept: Readonly<Record<string, string>>;

before(async () => {
  tour = await openTour();
  owner = new Client({ connectionString: tour.bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  theirs = await tour.addVisitor('theirs');
  visits = await tour.visit(theirs);
  kept = await fingerprintOf(owner, theirs.as.firm);
});

test('the tour asks for every operation', () => {
  const asked = new Set(visits.map(({ operation }) => operation));
  assert.deepEqual(
    OPERATIONS.filter(({ name }) => !asked.has(name)),
    [],
  );
});

test('without credentials every operation is refused, whatever is sent', async () => {
  for (const { operation, input, key } of visits) {
    const response = await tour.bank.send(null, requestFor(operation, input, key ?? undefined));
    const { code } = JSON.parse(await response.text());
    assert.deepEqual([response.status, code], [401, 'unauthenticated'], operation);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer', operation);
  }
});

test('each role may ask for what the table says, and for nothing else', async () => {
  const width = Math.max(...OPERATIONS.map(({ name }) => name.length));
  const lines: string[] = [];
  for (const { name } of OPERATIONS) {
    const cells: string[] = [];
    for (const role of ROLES) {
      cells.push((await verdict(name, { ...theirs.as, role })).padEnd(role.length));
    }
    lines.push(`${name.padEnd(width)}  ${cells.join('  ')}`.trimEnd());
  }
  const head = `${''.padEnd(width)}  ${ROLES.join('  ')}`;
  assert.equal([head, ...lines].join('\n'), MAY.replace(/^\n|\n$/g, ''));
});

test('a key may do what its member may, as far as its scopes go', async () => {
  for (const { name, permission } of OPERATIONS) {
    for (const role of ROLES) {
      const may = (await verdict(name, { ...theirs.as, role })) === 'yes';
      const key = (scopes: readonly Permission[]): As => ({ ...theirs.as, role, scopes });
      const others = PERMISSIONS.filter((scope) => scope !== permission);
      const what = `${name} by a key of a ${role}`;
      assert.equal(await verdict(name, key([permission])), may ? 'yes' : '-', what);
      assert.equal(await because(name, key(others)), may ? 'scope' : 'role', what);
      assert.equal(await because(name, key([])), may ? 'scope' : 'role', what);
    }
  }
});

test('to post what is logged takes the scope for posting, too', async () => {
  const scopes: readonly Permission[] = ['entries:write'];
  const work = { client: 'Alder Dental', workType: 'remote', minutes: 5, post: true };
  const as: As = { ...theirs.as, role: 'owner', scopes };
  const refused = await tour.bank.refusal('entry.log', work, { as });
  assert.deepEqual([refused.status, refused.code], [403, 'forbidden']);
});

test('from the page of another site nothing is changed for a member; a key is none of its browser', async () => {
  for (const { name, method } of OPERATIONS) {
    const member = await astray(name, theirs.as, 'cross-site');
    const code = method === 'get' ? 'input_invalid' : 'cross_site';
    assert.deepEqual([name, member['code']], [name, code]);
    const key = await astray(name, { ...theirs.as, scopes: PERMISSIONS }, 'cross-site');
    assert.deepEqual([name, key['code']], [name, 'input_invalid']);
  }
});

test('nobody who was refused has changed anything', async () => {
  assert.deepEqual(await fingerprintOf(owner, theirs.as.firm), kept);
});

test('the owner of another firm finds nothing of this one, by id or by name', async () => {
  const ids = await idsOf(owner, theirs.as.firm);
  const lines: string[] = [];
  const leaks: string[] = [];
  for (const { name } of OPERATIONS) {
    const own = visits.filter(({ operation }) => operation === name);
    const strayed = await tour.trespass(await stranger(name), theirs, own);
    lines.push(`${name} => ${[...new Set(strayed.map(outcome))].join(' | ')}`);
    leaks.push(...strayed.flatMap((visit) => leaksOf(visit, theirs, ids)));
  }
  assert.deepEqual(leaks, []);
  assert.equal(lines.join('\n'), FOREIGN_OWNER.replace(/^\n|\n$/g, ''));
  assert.deepEqual(await fingerprintOf(owner, theirs.as.firm), kept);
});

/** The owner of a new firm; a member of it where that is what matters. */
async function stranger(name: OperationName): Promise<Visitor> {
  if (/^(member|invitation|key)\./.test(name)) return await tour.addVisitor(name);
  const firm = await tour.bank.addFirm(name);
  const as: As = { firm, role: 'owner', member: `owner-of-${name}` };
  return { as, mark: `mark-of-${name}`, mailDomain: `${name}.example`, other: '' };
}

/** Whether somebody gets past the question who they are, with an input that is then refused. */
async function verdict(name: OperationName, as: As): Promise<'yes' | '-'> {
  const { status } = await astray(name, as);
  if (status === 422) return 'yes';
  assert.equal(status, 403, name);
  return '-';
}

/** Why somebody is refused. */
async function because(name: OperationName, as: As): Promise<string> {
  const { status, because: why } = await astray(name, as);
  return status === 403 ? String(why) : `not refused: ${status}`;
}

/** Asks with a field that no operation has: nothing comes of it for those who may. */
async function astray(
  name: OperationName,
  as: As,
  site = 'same-origin',
): Promise<Record<string, unknown>> {
  const { input = {} } = visits.find(({ operation }) => operation === name) ?? {};
  const request = requestFor(name, { ...input, noSuchField: 'here' });
  request.headers.set('sec-fetch-site', site);
  return JSON.parse(await (await tour.bank.send(as, request)).text());
}

/** What came of a visit, in short. */
function outcome({ status, body }: Visit): string {
  if (status < 300) {
    const answer: unknown = body.startsWith('{') ? JSON.parse(body) : body;
    if (typeof answer !== 'object' || answer === null || !('items' in answer)) return 'done';
    return Array.isArray(answer.items) && answer.items.length === 0 ? 'empty' : 'own';
  }
  const { code, thing } = JSON.parse(body);
  return code === 'not_found' ? `${status} no ${thing}` : `${status} ${code}`;
}
