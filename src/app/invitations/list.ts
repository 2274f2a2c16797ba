/** Lists the invitations that are open, without their links: whoever has one may accept. */
import type { UseCase } from '../app.ts';

export const listTheInvitations: UseCase<'invitation.list'> = async (app, { actor }) => {
  const invitations = await app.identity.invitations(actor.firm);
  return {
    value: {
      items: invitations.map(({ mail, role, expiresAt }) => ({
        ...{ mail, role, expiresAt },
        link: null,
      })),
    },
  };
};
