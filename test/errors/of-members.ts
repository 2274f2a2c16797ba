/** What is refused of members, invitations and keys of a firm. */
import { requestFor } from '../support/bank.ts';
import { granted } from '../support/sign-in-browser.ts';
import { asking, type Example, signingIn } from './example.ts';
import { accept, askingAsOwner, newInvitation, newMail, newOwner } from './people.ts';

const MOST_INVITATIONS = 100;
const NO_KEY = '0198c0de-0000-7000-8000-000000000000';

export const MEMBER_EXAMPLES: readonly Example[] = [
  askingAsOwner(
    'last_owner',
    ({ mail }) => requestFor('member.change-role', { member: mail, role: 'billing' }),
    ({ mail }) => `POST /api/v1/members/${mail}/role\n{"role":"billing"}`,
  ),
  askingAsOwner(
    'already_member',
    ({ mail }) => requestFor('invitation.send', { mail, role: 'billing' }),
    ({ mail }) => `POST /api/v1/invitations\n{"mail":"${mail}","role":"billing"}`,
  ),
  askingAsOwner(
    'member_unknown',
    async ({ firm, member: by }, { signIn }) => {
      const { mail, invitation } = await newInvitation(signIn, { firm, by });
      const { member } = granted(await accept(signIn, invitation));
      granted(await signIn.removeMember({ firm, member }));
      return requestFor('member.change-role', { member: mail, role: 'billing' });
    },
    () =>
      '# after Kim was removed\nPOST /api/v1/members/kim@northwind.example/role\n{"role":"billing"}',
  ),
  askingAsOwner(
    'too_many_invitations',
    async ({ firm, member: by }, { signIn }) => {
      for (let count = 0; count < MOST_INVITATIONS; count += 1) {
        await newInvitation(signIn, { firm, by });
      }
      return requestFor('invitation.send', { mail: newMail('kim'), role: 'technician' });
    },
    () =>
      `# after ${MOST_INVITATIONS} others\nPOST /api/v1/invitations\n` +
      '{"mail":"kim@northwind.example","role":"technician"}',
  ),
  askingAsOwner(
    'expiry_invalid',
    () =>
      requestFor('key.create', {
        ...{ name: 'Timesheets', scopes: ['entries:write'], expiresOn: '2024-12-31' },
      }),
    () =>
      'POST /api/v1/keys\n{"name":"Timesheets","scopes":["entries:write"],"expiresOn":"2024-12-31"}',
  ),
  askingAsOwner(
    'key_unknown',
    () => requestFor('key.revoke', { key: NO_KEY }),
    () => `DELETE /api/v1/keys/${NO_KEY}`,
  ),
  asking('scope_too_wide', {
    ask: 'key.create',
    with: { name: 'Refunds', scopes: ['refunds:write'] },
    as: { role: 'technician' },
  }),
  signingIn('scopes_invalid', 'A key is asked for that is for nothing.', async ({ signIn }) => {
    const { firm, member } = await newOwner(signIn);
    return await signIn.createKey({ firm, member, name: 'Nothing', scopes: [], expiresAt: null });
  }),
];
