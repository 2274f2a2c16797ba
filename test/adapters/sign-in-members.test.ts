/** Who belongs to a firm: invitations, roles, and the end of a membership. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Role } from '../../src/adapters/sign-in/roles.ts';
import {
  codeOf,
  freshSignIn,
  granted,
  newFirm,
  PASSWORD,
  signedInBrowser,
} from '../support/sign-in-browser.ts';

const { signIn } = await freshSignIn();

/** A firm with one owner, and what an invitation into it takes. */
async function inviting(name: string) {
  const { firm, member, user } = await newFirm(signIn, `owner-${name}@example.com`);
  const mail = `invited-${name}@example.com`;
  const asked = { firm, mail, role: 'technician', by: member } as const;
  const invited = granted(await signIn.invite(asked));
  const accepting = {
    invitation: invited.id,
    name: 'Ivo Invited',
    password: PASSWORD,
    address: null,
  };
  return { firm, member, user, mail, asked, invited, accepting };
}

async function addTechnician(firm: string, mail: string): Promise<string> {
  const asked = {
    firm,
    mail,
    name: 'Tom Technician',
    role: 'technician',
    password: PASSWORD,
  } as const;
  return granted(await signIn.addMember(asked)).member;
}

test('the invited joins with a password of their own, once', async () => {
  const { firm, mail, invited, accepting } = await inviting('new');
  assert.match(invited.id, /^[\w-]{43}$/);
  assert.equal(invited.link, `https://hours.example/invitation/${invited.id}`);
  assert.deepEqual(await signIn.openInvitation(invited.id), {
    firm,
    firmName: 'Nordlicht IT',
    mail,
    role: 'technician',
    expiresAt: invited.expiresAt,
    isKnown: false,
  });
  assert.deepEqual(
    (await signIn.invitations(firm)).map(({ id, role }) => [id, role]),
    [[invited.id, 'technician']],
  );
  const short = { ...accepting, password: 'short' };
  assert.equal(codeOf(await signIn.acceptInvitation(short)), 'password_too_short');
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => signIn.acceptInvitation(accepting)),
  );
  assert.deepEqual(answers.map(codeOf).sort(), ['', ...Array(4).fill('invitation_used')]);
  assert.equal(codeOf(await signIn.acceptInvitation(accepting)), 'invitation_used');
  assert.equal(codeOf(await signIn.openInvitation(invited.id)), 'invitation_used');
  assert.deepEqual(await signIn.invitations(firm), []);
  const browser = await signedInBrowser(signIn, mail);
  const who = await signIn.authenticate(browser.headers());
  assert.equal(who?.role, 'technician');
  assert.equal(who?.firm, firm);
  assert.equal(who?.name, 'Ivo Invited');
});

test('who is known joins another firm by the password they have', async () => {
  const { mail, accepting } = await inviting('known-first');
  granted(await signIn.acceptInvitation(accepting));
  const other = await newFirm(signIn, 'owner-known-second@example.com');
  const invited = granted(
    await signIn.invite({ firm: other.firm, mail, role: 'accountant', by: other.member }),
  );
  const known = await signIn.openInvitation(invited.id);
  assert.equal(granted(known).isKnown, true);
  const again = { ...accepting, invitation: invited.id, name: '' };
  const wrong = { ...again, password: 'a wrong password' };
  assert.equal(codeOf(await signIn.acceptInvitation(wrong)), 'password_wrong');
  const joined = granted(await signIn.acceptInvitation(again));
  assert.equal(joined.firm, other.firm);
  const roles = (await signIn.firmsOf(joined.user)).map(({ role }) => role);
  assert.deepEqual(roles, ['technician', 'accountant']);
});

test('an invitation does not let its holder guess a password for long', async () => {
  const { firm, member } = await newFirm(signIn, 'owner-guess@example.com');
  const victim = await newFirm(signIn, 'victim@example.com');
  const mail = 'victim@example.com';
  const { id } = granted(await signIn.invite({ firm, mail, role: 'billing', by: member }));
  const guess = { invitation: id, name: '', password: 'a wrong password', address: '203.0.113.9' };
  const codes: string[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    codes.push(codeOf(await signIn.acceptInvitation(guess)));
  }
  assert.deepEqual(codes, [...Array(10).fill('password_wrong'), 'too_many_attempts']);
  assert.equal((await signIn.firmsOf(victim.user)).length, 1);
});

test('an invitation expires after seven days', async () => {
  const { firm, accepting, invited } = await inviting('late');
  mock.timers.enable({ apis: ['Date'], now: Date.now() + 7 * 24 * 60 * 60 * 1000 });
  try {
    assert.equal(codeOf(await signIn.acceptInvitation(accepting)), 'invitation_expired');
    assert.equal(codeOf(await signIn.openInvitation(invited.id)), 'invitation_expired');
    assert.deepEqual(await signIn.invitations(firm), []);
  } finally {
    mock.timers.reset();
  }
});

test('an invitation is void when cancelled or replaced, and only its own firm cancels it', async () => {
  const { firm, asked, invited, accepting } = await inviting('cancelled');
  const foreign = await newFirm(signIn, 'owner-foreign@example.com');
  const cancel = { firm, invitation: invited.id };
  const byOther = await signIn.cancelInvitation({ ...cancel, firm: foreign.firm });
  assert.equal(codeOf(byOther), 'invitation_unknown');
  const second = granted(await signIn.invite({ ...asked, role: 'billing' }));
  assert.equal(codeOf(await signIn.acceptInvitation(accepting)), 'invitation_cancelled');
  granted(await signIn.cancelInvitation({ firm, invitation: second.id }));
  assert.equal(codeOf(await signIn.openInvitation(second.id)), 'invitation_cancelled');
  assert.equal(
    codeOf(await signIn.cancelInvitation({ firm, invitation: second.id })),
    'invitation_unknown',
  );
  const unknown = { ...accepting, invitation: 'A'.repeat(43) };
  assert.equal(codeOf(await signIn.acceptInvitation(unknown)), 'invitation_unknown');
});

test('only members invite, and no more than a hundred wait', async () => {
  const { firm, member, mail, asked } = await inviting('many');
  const foreign = await newFirm(signIn, 'owner-elsewhere@example.com');
  assert.equal(codeOf(await signIn.invite({ ...asked, by: foreign.member })), 'member_unknown');
  assert.equal(codeOf(await signIn.invite({ ...asked, mail: 'nobody' })), 'mail_invalid');
  const owner = 'OWNER-many@example.com';
  assert.equal(codeOf(await signIn.invite({ ...asked, mail: owner })), 'already_member');
  for (let each = 1; each < 100; each += 1) {
    const more = { firm, mail: `more-${each}@example.com`, role: 'billing', by: member } as const;
    granted(await signIn.invite(more));
  }
  const last = { ...asked, mail: 'last@example.com' };
  assert.equal(codeOf(await signIn.invite(last)), 'too_many_invitations');
  granted(await signIn.invite({ ...asked, mail }));
});

test('a new role takes effect at once', async () => {
  const { firm } = await newFirm(signIn, 'owner-role@example.com');
  const member = await addTechnician(firm, 'role@example.com');
  const browser = await signedInBrowser(signIn, 'role@example.com');
  const role = async (): Promise<Role | undefined> =>
    (await signIn.authenticate(browser.headers()))?.role;
  assert.equal(await role(), 'technician');
  granted(await signIn.changeRole({ firm, member, role: 'billing' }));
  assert.equal(await role(), 'billing');
  const foreign = await newFirm(signIn, 'owner-role-foreign@example.com');
  const theirs = { firm: foreign.firm, member, role: 'owner' } as const;
  assert.equal(codeOf(await signIn.changeRole(theirs)), 'member_unknown');
  assert.equal(await role(), 'billing');
});

test('who is removed is out at once, and the same member when they come back', async () => {
  const { firm, member: owner } = await newFirm(signIn, 'owner-removed@example.com');
  const mail = 'removed@example.com';
  const member = await addTechnician(firm, mail);
  const browser = await signedInBrowser(signIn, mail);
  assert.notEqual(await signIn.authenticate(browser.headers()), null);
  const foreign = await newFirm(signIn, 'owner-removed-foreign@example.com');
  const byOther = { firm: foreign.firm, member };
  assert.equal(codeOf(await signIn.removeMember(byOther)), 'member_unknown');
  granted(await signIn.removeMember({ firm, member }));
  assert.equal(await signIn.authenticate(browser.headers()), null);
  const another = await signedInBrowser(signIn, mail);
  assert.equal(await signIn.authenticate(another.headers()), null);
  assert.deepEqual((await signIn.account(another.headers()))?.firms, []);
  const former = (await signIn.members(firm)).find(({ id }) => id === member);
  assert.equal(former?.name, 'Tom Technician');
  assert.notEqual(former?.leftAt, null);
  assert.equal(codeOf(await signIn.removeMember({ firm, member })), 'member_unknown');
  const { id } = granted(await signIn.invite({ firm, mail, role: 'billing', by: owner }));
  const accepting = { invitation: id, name: '', password: PASSWORD, address: null };
  assert.equal(granted(await signIn.acceptInvitation(accepting)).member, member);
  assert.equal((await signIn.authenticate(another.headers()))?.role, 'billing');
});

test('the last owner can neither be removed nor demoted, also not by two at once', async () => {
  const { firm, member: first } = await newFirm(signIn, 'owner-last@example.com');
  assert.equal(codeOf(await signIn.removeMember({ firm, member: first })), 'last_owner');
  const demoted = { firm, member: first, role: 'billing' } as const;
  assert.equal(codeOf(await signIn.changeRole(demoted)), 'last_owner');
  granted(await signIn.changeRole({ ...demoted, role: 'owner' }));
  const second = await addTechnician(firm, 'owner-second@example.com');
  granted(await signIn.changeRole({ firm, member: second, role: 'owner' }));
  const answers = await Promise.all([
    signIn.removeMember({ firm, member: first }),
    signIn.changeRole({ firm, member: second, role: 'technician' }),
  ]);
  assert.deepEqual(answers.map(codeOf).sort(), ['', 'last_owner']);
});

test('a mail that is taken is not made twice', async () => {
  const { firm } = await newFirm(signIn, 'owner-taken@example.com');
  const asked = {
    firm,
    name: 'Tom',
    mail: 'taken@example.com',
    role: 'billing',
    password: PASSWORD,
  };
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => signIn.addMember({ ...asked, role: 'billing' })),
  );
  assert.deepEqual(answers.map(codeOf).sort(), ['', 'mail_taken', 'mail_taken']);
});
