/** Operations as React asks them: what is read stands until newer comes, what is written is sent once. */
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { AnyOperationName, OutputOf } from '../../contract/operations.ts';
import { ask, type GivenTo, isOfState, newKey, Refused, Unreachable } from './client.ts';

/** Parts of one page share what they read; a page that is opened reads what others did meanwhile. */
const FRESH_MILLISECONDS = 2000;
const MOST_TRIES = 3;

/** What was read before stands while newer is on its way, and when the server is silent. */
export function newQueryClient(): QueryClient {
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

/** Reads an operation. `data` stays what it was before while another input is being read. */
export function useOperation<Name extends AnyOperationName>(
  name: Name,
  input: GivenTo<Name>,
  { enabled = true, everyMilliseconds }: Reading = {},
): UseQueryResult<OutputOf<Name>> {
  return useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }) => ask(name, input, { signal }),
    placeholderData: keepPreviousData,
    enabled,
    ...(everyMilliseconds === undefined ? {} : { refetchInterval: everyMilliseconds }),
  }) as UseQueryResult<OutputOf<Name>>;
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
    queryFn: async ({ signal, pageParam }) => {
      const given = pageParam === null ? input : { ...input, after: pageParam };
      return (await ask(name, given as GivenTo<Name>, { signal })) as Page;
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

/** The keys of what was sent and not answered, also when its form was left and opened again. */
const unanswered = new Map<string, string>();

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
      const text = `${name} ${JSON.stringify(input)}`;
      const key = unanswered.get(text) ?? newKey();
      unanswered.set(text, key);
      try {
        const output = await ask(name, input, file === undefined ? { key } : { key, file });
        unanswered.delete(text);
        return output;
      } catch (error) {
        if (error instanceof Refused) unanswered.delete(text);
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
