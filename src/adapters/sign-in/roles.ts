/** What a member is to their firm. What each may do is decided by the policies, not here. */
const ROLES = ['owner', 'billing', 'technician', 'accountant'] as const;

export type Role = (typeof ROLES)[number];

/** A role as the database keeps it. Throws on any other text: the database lets none in. */
export function role(text: string): Role {
  const found = ROLES.find((each) => each === text);
  if (found === undefined) throw new Error(`${text} is no role`);
  return found;
}
