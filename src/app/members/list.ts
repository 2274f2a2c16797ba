/** Lists the members of the firm, the first to join first. */
import type { UseCase } from '../app.ts';
import { memberAsTold } from '../present/member.ts';

export const listTheMembers: UseCase<'member.list'> = async (app, { actor }) => {
  const members = await app.identity.members(actor.firm);
  return { value: { items: members.filter(({ leftAt }) => leftAt === null).map(memberAsTold) } };
};
