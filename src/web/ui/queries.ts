/** Operations as React asks them: what is read stands until newer comes, what is written is sent once. */
import {
  focusManager,
  keepPreviousData,
  QueryClient,
  type QueryFunctionContext,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AnyOperationName, OutputOf } from '../../contract/operations.ts';
import {
  ask,
  chosenHeader,
  type GivenTo,
  isOfAsker,
  isOfState,
  Refused,
  Unreachable,
} from './client.ts';
import { unansweredIn } from './unanswered.ts';

/** Parts of one page share what they read; a page that is opened reads what others did meanwhile. */
const FRESH_MILLISECONDS = 2000;
const MOST_TRIES = 3;

/** Figures that others change are looked at again so often, while their page can be seen. */
const LOOK_MILLISECONDS = 60_000;

/** A page that is come back to: from another tab, or from another window beside it. */
function onLookedAt(lookedAt: () => void): () => void {
  const look = (): void => lookedAt();
  const kinds = ['focus', 'visibilitychange'] as const;
  for (const kind of kinds) addEventListener(kind, look);
  return () => {
    for (const kind of kinds) removeEventListener(kind, look);
  };
}

/**
 * What was read before stands while newer is on its way, and when the server is silent. Whoever
 * comes back to a page sees what others did meanwhile.
 */
export function newQueryClient(): QueryClient {
  focusManager.setEventListener(onLookedAt);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MILLISECONDS,
        networkMode: 'always',
        retry: (tries, error) => error instanceof Unreachable && tries < MOST_TRIES,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

type Reading = {
  /** False: not asked yet. */
  readonly enabled?: boolean;
  /** Asked again every so often. */
  readonly everyMilliseconds?: number;
};

/** All of the ledger is gone through for it: read anew only by whoever asks for that. */
const COSTLY: ReadonlySet<AnyOperationName> = new Set(['ledger.verify']);

/** Parts of a page that are still on their way find what they will read of this operation asked. */
export function readAhead<Name extends AnyOperationName>(
  queryClient: QueryClient,
  name: Name,
  input: GivenTo<Name>,
): void {
  void queryClient.prefetchQuery(reading(name, input));
}

function reading<Name extends AnyOperationName>(name: Name, input: GivenTo<Name>) {
  return {
    queryKey: [name, input],
    queryFn: (context: QueryFunctionContext) => {
      noteAsked(context);
      return ask(name, input, { signal: context.signal });
    },
  };
}

/** When what is read was last asked for: an answer that comes late may tell of before. */
const askedAt = new WeakMap<object, number>();

function noteAsked({ client, queryKey }: QueryFunctionContext): void {
  const query = client.getQueryCache().find({ queryKey });
  if (query !== undefined) askedAt.set(query, Date.now());
}

/** Reads an operation. `data` stays what it was before while another input is being read. */
export function useOperation<Name extends AnyOperationName>(
  name: Name,
  input: GivenTo<Name>,
  { enabled = true, everyMilliseconds }: Reading = {},
): UseQueryResult<OutputOf<Name>> {
  return useQuery({
    ...reading(name, input),
    placeholderData: keepPreviousData,
    enabled,
    refetchOnWindowFocus: !COSTLY.has(name),
    ...(everyMilliseconds === undefined ? {} : { refetchInterval: everyMilliseconds }),
  }) as UseQueryResult<OutputOf<Name>>;
}

/**
 * Reads the figure by which a page knows that something happened, such as a balance. It is looked at
 * again every minute; once it says something else, all that is shown beside it is read anew, too:
 * no page says one thing here and another there.
 */
export function useWatched<Name extends AnyOperationName>(
  name: Name,
  input: GivenTo<Name>,
): UseQueryResult<OutputOf<Name>> {
  const queryClient = useQueryClient();
  const query = useOperation(name, input, { everyMilliseconds: LOOK_MILLISECONDS });
  const told = query.isPlaceholderData ? undefined : query.data;
  const before = useRef(told);
  useEffect(() => {
    const isNews = before.current !== undefined && told !== before.current;
    before.current = told;
    if (!isNews) return;
    const watched = queryClient.getQueryCache().find({ queryKey: [name, input] });
    const newsAt = (watched && askedAt.get(watched)) ?? Date.now();
    // What was asked for a moment ago, as after a write of one's own, is not asked for once more.
    const isOld = (each: object): boolean => (askedAt.get(each) ?? 0) < newsAt - FRESH_MILLISECONDS;
    const old = { type: 'active', predicate: isOld } as const;
    // A first answer that is still on its way is not waited for: it may be as old.
    void queryClient.cancelQueries(old, { silent: true });
    void queryClient.refetchQueries(old);
  }, [told, name, input, queryClient]);
  return query;
}

type Paged = { readonly items: readonly unknown[]; readonly next: string | null };

/** The names of the operations that answer a page of a list. */
export type ListName = {
  [Name in AnyOperationName]: OutputOf<Name> extends Paged ? Name : never;
}[AnyOperationName];

/** Reads a list page by page: `items` are all that were read, `more` reads on. */
export function useList<Name extends ListName>(
  name: Name,
  input: GivenTo<Name>,
  { enabled = true }: Reading = {},
) {
  type Page = OutputOf<Name> & Paged;
  const query = useInfiniteQuery({
    queryKey: [name, 'pages', input],
    queryFn: async ({ pageParam, ...context }) => {
      noteAsked(context);
      const given = pageParam === null ? input : { ...input, after: pageParam };
      return (await ask(name, given as GivenTo<Name>, { signal: context.signal })) as Page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return {
    items: items as readonly Page['items'][number][],
    isRead: query.data !== undefined,
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    more: (): void => void query.fetchNextPage(),
    /** All of the list, however long, for a file. */
    all: () => readAll(name, input),
  };
}

const MOST_A_PAGE = 500;

/** Reads a list to its end. */
async function readAll<Name extends ListName>(
  name: Name,
  input: GivenTo<Name>,
): Promise<readonly (OutputOf<Name> & Paged)['items'][number][]> {
  const items: (OutputOf<Name> & Paged)['items'][number][] = [];
  let after: string | null = null;
  do {
    const given: object = { ...input, limit: MOST_A_PAGE, ...(after === null ? {} : { after }) };
    const page = (await ask(name, given as GivenTo<Name>)) as OutputOf<Name> & Paged;
    items.push(...(page.items as typeof items));
    after = page.next;
  } while (after !== null);
  return items;
}

const unanswered = unansweredIn(tabStore());

/** The tab's own store; null where the browser lets none be used. */
function tabStore(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

type Written<Name extends AnyOperationName> = {
  readonly input: GivenTo<Name>;
  readonly file?: Blob;
};

/**
 * Writes by an operation. The same input tried again carries the same key until it is answered, so
 * that a lost answer books nothing twice (B11). Then everything shown is read anew; also when it was
 * refused for how things stand by now.
 */
export function useWrite<Name extends AnyOperationName>(
  name: Name,
  onDone?: (output: OutputOf<Name>) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ input, file }: Written<Name>): Promise<OutputOf<Name>> => {
      const write = JSON.stringify([name, chosenHeader(), input, markOf(file)]);
      const key = await unanswered.keyFor(write);
      try {
        const output = await ask(name, input, file === undefined ? { key } : { key, file });
        await unanswered.settle(write);
        return output;
      } catch (error) {
        if (error instanceof Refused && !isOfAsker(error)) await unanswered.settle(write);
        throw error;
      }
    },
    onSuccess: async (output) => {
      onDone?.(output);
      await queryClient.invalidateQueries();
    },
    onError: (error) => {
      if (isOfState(error)) void queryClient.invalidateQueries();
    },
  });
}

/** What one file is told from another by: the same input with another file is another write. */
function markOf(file: Blob | undefined): readonly unknown[] {
  if (file === undefined) return [];
  return file instanceof File ? [file.name, file.size, file.lastModified] : [file.size];
}
