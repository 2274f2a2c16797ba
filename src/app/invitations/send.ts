/** Invites a person to become a member; the answer has the link to hand over. */
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';

/**
 * Done again, it invites anew, and the link before is worth nothing any more: so no link is left
 * that nobody was told.
 */
export const sendInvitation: UseCase<'invitation.send'> = async (app, request) => {
  const { actor, input } = request;
  const { firm, member: by } = actor;
  if (by === '') return refuse({ code: 'no_member' });
  const { mail, role } = input;
  return commit(app, {
    ...commandOf(app, 'invitation.send', request),
    client: null,
    alone: true,
    act: async () => {
      const invited = await app.identity.invite({ firm, mail, role, by });
      if ('code' in invited) return refuse(invited);
      const { link, expiresAt } = invited;
      return { outcome: { mail, role, expiresAt, link }, subject: mail };
    },
  });
};
