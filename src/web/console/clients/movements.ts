/** What moved in a block, page by page, with the block as it stands. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../contract/operations.ts';
import { ask } from '../../ui/client.ts';

export type Movement = OutputOf<'block.show'>['movements']['items'][number];

const PAGE = 50;
const MOST_A_PAGE = 500;

/** The movements of a block, the newest first. */
export function useMovements(client: string, block: string) {
  const query = useInfiniteQuery({
    queryKey: ['block.show', 'pages', { client, block }],
    queryFn: ({ signal, pageParam }) =>
      ask('block.show', { client, block, limit: PAGE, ...pageParam }, { signal }),
    initialPageParam: {} as { readonly after?: string },
    getNextPageParam: ({ movements: { next } }) => (next === null ? undefined : { after: next }),
    placeholderData: keepPreviousData,
  });
  return {
    block: query.data?.pages[0]?.block,
    items: query.data?.pages.flatMap(({ movements }) => movements.items) ?? [],
    error: query.error,
    again: (): void => void query.refetch(),
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    more: (): void => void query.fetchNextPage(),
    /** All of them, for a file. */
    all: () => readAll(client, block),
  };
}

async function readAll(client: string, block: string): Promise<readonly Movement[]> {
  const items: Movement[] = [];
  let given: { readonly after?: string } = {};
  for (;;) {
    const { movements } = await ask('block.show', { client, block, limit: MOST_A_PAGE, ...given });
    items.push(...movements.items);
    if (movements.next === null) return items;
    given = { after: movements.next };
  }
}
