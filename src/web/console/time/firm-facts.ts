/** What logging needs to know of the firm: its clients, its work types, and who works there. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { ask } from '../../ui/client.ts';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import type { Named } from './line.ts';

type Client = OutputOf<'client.list'>['items'][number];

const MOST_A_PAGE = 500;
const LOOK_MILLISECONDS = 20_000;

async function readClients(signal: AbortSignal): Promise<readonly Client[]> {
  const clients: Client[] = [];
  let after: string | undefined;
  do {
    const input = after === undefined ? {} : { after };
    const page: OutputOf<'client.list'> = await ask(
      'client.list',
      { limit: MOST_A_PAGE, ...input },
      { signal },
    );
    clients.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return clients;
}

/** All clients that work can be logged for; null until they were read. */
export function useClients(): readonly Named[] | null {
  const { data } = useQuery({
    queryKey: ['client.list', 'whole'],
    queryFn: ({ signal }) => readClients(signal),
  });
  return data?.filter(({ archivedOn }) => archivedOn === null) ?? null;
}

/** The work types, each once; null until they were read. */
export function useWorkTypes(): readonly Named[] | null {
  const { data } = useOperation('work-type.list', { limit: MOST_A_PAGE });
  if (data === undefined) return null;
  const names = [...new Set(data.items.map(({ name }) => name))];
  return names.map((name) => ({ id: name, name }));
}

/** Those for whom the person may log, where they may see who there is; else null: themselves. */
export function useTechnicians(): readonly string[] | null {
  const may = useMay();
  const { data } = useOperation('member.list', {}, { enabled: may('members:read') });
  return data?.items.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)) ?? null;
}

/** The instant, looked at again every so often. */
export function useNow(everyMilliseconds = LOOK_MILLISECONDS): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
