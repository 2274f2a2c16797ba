/** Cancels the open invitation of a mail address. */
import { nameKey } from '../../store/names.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';

export const cancelInvitation: UseCase<'invitation.cancel'> = (app, request) => {
  const { firm } = request.actor;
  const { mail } = request.input;
  let cancelled = false;
  return commit(app, {
    ...commandOf(app, 'invitation.cancel', request),
    client: null,
    alone: true,
    act: async () => {
      // Tried again after a conflict, it finds none any more: that it was there is remembered.
      const open = await app.identity.invitations(firm);
      const found = open.find((invitation) => nameKey(invitation.mail) === nameKey(mail));
      if (found !== undefined) {
        const done = await app.identity.cancelInvitation({ firm, invitation: found.id });
        if ('code' in done) return refuse(done);
        cancelled = true;
      }
      if (!cancelled) return refuse({ code: 'not_found', thing: 'invitation', name: mail });
      return { outcome: { cancelled: mail }, subject: mail };
    },
  });
};
