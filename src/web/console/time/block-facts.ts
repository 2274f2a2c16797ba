/** What is told of a block beside its name, wherever minutes come from one. */
import { useQueries } from '@tanstack/react-query';
import { ask } from '../../ui/client.ts';
import type { BlockFacts } from './draw-words.ts';

/** When it was bought and at what rate never changes. */
const NEVER_STALE = Number.POSITIVE_INFINITY;

/** When blocks were bought and at what rate, of those that were read so far. */
export function useBlockFacts(
  client: string | undefined,
  blocks: readonly string[],
): (block: string) => BlockFacts | undefined {
  const asked = [...new Set(blocks)];
  const found = useQueries({
    queries: asked.map((block) => ({
      queryKey: ['block facts', client, block],
      queryFn: async (): Promise<BlockFacts> => {
        const told = await ask('block.show', { client: client ?? '', block, limit: 1 });
        const { boughtOn, ratePerHour, currency } = told.block;
        return { boughtOn, ratePerHour, currency };
      },
      staleTime: NEVER_STALE,
      enabled: client !== undefined,
    })),
  });
  return (block) => found[asked.indexOf(block)]?.data;
}
