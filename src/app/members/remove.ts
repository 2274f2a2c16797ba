/** Removes a member, with their keys; what they did stays. */
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { memberNamed } from './find.ts';

/**
 * Sign-in ends the membership at once, the audit follows. Were the audit lost on the way, it is
 * written when this is asked again: one who has left is as good as removed.
 */
export const removeMember: UseCase<'member.remove'> = (app, request) => {
  const { actor, input } = request;
  const { firm } = actor;
  return commit(app, {
    ...commandOf(app, 'member.remove', request),
    client: null,
    alone: true,
    act: async () => {
      const member = await memberNamed(app, firm, input.member);
      if ('refusal' in member) return member;
      if (member.leftAt === null) {
        const removed = await app.identity.removeMember({ firm, member: member.id });
        if ('code' in removed) return refuse(removed);
      }
      return { outcome: { removed: member.id }, subject: member.id };
    },
  });
};
