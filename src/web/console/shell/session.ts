/** Who is signed in, and what they may do in the firm that was chosen. */
import { useQuery } from '@tanstack/react-query';
import type { Permission } from '../../../contract/permissions.ts';
import type { Session } from '../../../contract/session.ts';
import { askBeside, Unreachable } from '../../ui/client.ts';

const SESSION_KEY = ['session'];

let lastRead: Session | null = null;

export async function readSession(): Promise<Session> {
  lastRead = (await askBeside('GET', '/api/session')) as Session;
  return lastRead;
}

/** The session; while the server is silent, as it was: then pages are shown as of before. */
export async function sessionAtHand(): Promise<Session> {
  try {
    return await readSession();
  } catch (error) {
    if (error instanceof Unreachable && lastRead !== null) return lastRead;
    throw error;
  }
}

/** The session as last read; the shell shows no page before there is one. */
export function useSession(): Session | null {
  const { data } = useQuery({ queryKey: SESSION_KEY, queryFn: readSession });
  return data ?? null;
}

/** Whether the person may: what they may not do is not offered. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => session?.permissions.includes(permission) === true;
}
