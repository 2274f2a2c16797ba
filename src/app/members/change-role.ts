/** Gives a member another role. */
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { memberAsTold } from '../present/member.ts';
import { memberNamed } from './find.ts';

/** Sign-in changes the role at once, the audit follows: done again, it comes to the same. */
export const changeRole: UseCase<'member.change-role'> = (app, request) => {
  const { actor, input } = request;
  const { firm } = actor;
  const { role } = input;
  return commit(app, {
    ...commandOf(app, 'member.change-role', request),
    client: null,
    alone: true,
    act: async () => {
      const member = await memberNamed(app, firm, input.member);
      if ('refusal' in member) return member;
      const changed = await app.identity.changeRole({ firm, member: member.id, role });
      if ('code' in changed) return refuse(changed);
      return { outcome: memberAsTold({ ...member, role }), subject: member.id };
    },
  });
};
