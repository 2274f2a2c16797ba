/** Who is signed in, and what they may do in the firm that was chosen. */
import { useQuery } from '@tanstack/react-query';
import type { Permission } from '../../../contract/permissions.ts';
import type { Session } from '../../../contract/session.ts';
import { askBeside, Unreachable } from '../../ui/client.ts';
import { openFor, openForNobody } from '../../ui/opened-for.ts';

const SESSION_KEY = ['session'];

let lastRead: Session | null = null;

/** The session of whoever is signed in by now. */
export async function readSession(): Promise<Session> {
  lastRead = (await askBeside('GET', '/api/session')) as Session;
  return lastRead;
}

/** The session that this page was opened for, as last read; null before, and on pages for anybody. */
let ownSession: Session | null = null;

/** Opens this page for who is signed in. False when it was opened for somebody else before. */
export function openSession(session: Session, account: NonNullable<Session['account']>): boolean {
  if (!openFor(account.id)) return false;
  ownSession = session;
  return true;
}

/** This page is nobody's any more: whoever signs in is who it will be opened for. */
export function closeSession(): void {
  ownSession = null;
  openForNobody();
}

/** Of who else has signed in since, nothing is shown in this page; nor that nobody is any more. */
async function readOwnSession(): Promise<Session> {
  const session = await readSession();
  if (ownSession === null) return session;
  if (session.account !== null && openFor(session.account.id)) ownSession = session;
  return ownSession;
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

/**
 * The session that this page was opened for, as last read; the shell shows no page before there is
 * one.
 */
export function useSession(): Session | null {
  const { data } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: readOwnSession,
    // Read on the way to the page: it need not wait for the same again.
    initialData: () => ownSession ?? undefined,
  });
  return data ?? null;
}

/** Whether the person may: what they may not do is not offered. */
export function useMay(): (permission: Permission) => boolean {
  const session = useSession();
  return (permission) => session?.permissions.includes(permission) === true;
}
