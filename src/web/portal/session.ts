/** Who is here, and for which client. */
import { useQuery } from '@tanstack/react-query';
import type { PortalSession } from '../../contract/portal-session.ts';
import { askBeside, Unreachable } from '../ui/client.ts';

const SESSION_KEY = ['portal session'];

let lastRead: PortalSession | null = null;

async function readSession(): Promise<PortalSession> {
  lastRead = (await askBeside('GET', '/api/portal/session')) as PortalSession;
  return lastRead;
}

/** The session; while the server is silent, as it was: then pages are shown as of before. */
export async function sessionAtHand(): Promise<PortalSession> {
  try {
    return await readSession();
  } catch (error) {
    if (error instanceof Unreachable && lastRead !== null) return lastRead;
    throw error;
  }
}

/** The session as last read, if only on the way to the page; null before it was. */
export function useSession(): PortalSession | null {
  const { data } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: readSession,
    initialData: () => lastRead ?? undefined,
  });
  return data ?? null;
}
