/** Members, and what else sign-in keeps, as the contract tells them. */
import type { OutputOf } from '../../contract/operations.ts';
import { PERMISSIONS } from '../../contract/permissions.ts';
import type { Key, Member } from '../ports.ts';

export type PresentedMember = OutputOf<'member.change-role'>;
export type PresentedKey = OutputOf<'key.list'>['items'][number];

export function memberAsTold(member: Member): PresentedMember {
  const { id, name, mail, role, since, twoFactor } = member;
  return { id, name, mail, role, since, twoFactor };
}

export function keyAsTold(key: Key): PresentedKey {
  const { id, name, start, member, createdAt, expiresAt, lastUsedAt } = key;
  const scopes = PERMISSIONS.filter((scope) => key.scopes.includes(scope));
  return { id, name, start, member, scopes, createdAt, expiresAt, lastUsedAt };
}
