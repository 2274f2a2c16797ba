/** Members of a firm, by id or mail. */
import { nameKey } from '../../store/names.ts';
import { type App, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';
import type { Member } from '../ports.ts';

/** Whoever belongs to the firm or once did; the refusal of one who never did. */
export async function memberNamed(
  app: App,
  firm: string,
  reference: string,
): Promise<Member | Refused> {
  const key = nameKey(reference);
  const members = await app.identity.members(firm);
  const member = members.find(({ id, mail }) => nameKey(id) === key || nameKey(mail) === key);
  return member ?? refuse({ code: 'member_unknown', member: reference });
}
