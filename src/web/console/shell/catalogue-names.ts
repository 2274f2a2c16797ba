/** The names of the catalogue that fields offer, each once however often its terms changed. */
import { useOperation } from '../../ui/queries.ts';

export function useNames(list: 'work-type.list' | 'tax-rate.list'): readonly string[] {
  const { data } = useOperation(list, { limit: 500 });
  return [...new Set(data?.items.map(({ name }) => name))];
}

/** What a line can be taxed by, after the billing of the firm: none, or a rate after a colon. */
export function useTaxChoices() {
  const names = useNames('tax-rate.list');
  return [
    { value: 'none', label: 'No tax' },
    ...names.map((name) => ({ value: `:${name}`, label: name })),
  ];
}
