/** What a file is taken for, looked at by the server as often as something is settled about it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../contract/operations.ts';
import { ask } from '../../ui/client.ts';

export type Reading = OutputOf<'import.read'>;
export type Mapping = NonNullable<Reading['mapping']>;
export type Columns = NonNullable<Mapping['columns']>;

/** The server looks at the beginning only: more than this is not sent to be looked at. */
const LOOKED_BYTES = 5 * 256 * 1024;

/** `given`: what the person has settled; null: nothing yet. */
export function useReading(file: File, given: Partial<Mapping> | null) {
  const mapping = given === null ? undefined : JSON.stringify(given);
  return useQuery({
    queryKey: ['import.read', file.name, file.size, file.lastModified, mapping],
    queryFn: ({ signal }) =>
      ask(
        'import.read',
        { fileName: file.name, ...(mapping === undefined ? {} : { mapping }) },
        { file: file.slice(0, LOOKED_BYTES), signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is sent along with the import: of a known format only what it leaves open. */
export function mappingToSend(
  { format, mapping }: Reading,
  given: Partial<Mapping> | null,
): string | undefined {
  if (mapping === null) return undefined;
  if (format === null) return JSON.stringify(mapping);
  const { dateFormat } = mapping;
  const settled = { ...(dateFormat === undefined ? {} : { dateFormat }), ...given };
  return Object.keys(settled).length === 0 ? undefined : JSON.stringify(settled);
}
