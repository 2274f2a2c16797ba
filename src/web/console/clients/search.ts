/** What the addresses of these pages carry, so that a page can be shared as it is seen. */
import type { GivenTo } from '../../ui/client.ts';

type Asked = GivenTo<'client.overview'>;
export type Sort = NonNullable<Asked['sort']>;
export type Trouble = NonNullable<Asked['trouble']>;

/** Total by type, in the order in which they are offered. */
export const SORTS: Readonly<Record<Sort, string>> = {
  trouble: 'Trouble first',
  'runs-out': 'Runs out first',
  left: 'Fewest hours first',
  name: 'By name',
};

/** Total by type, the worst first. */
export const TROUBLES: Readonly<
  Record<Trouble, { readonly says: string; readonly color: string }>
> = {
  waiting: { says: 'Work waits', color: 'red' },
  dry: { says: 'Nothing left', color: 'red' },
  running_dry: { says: 'Running dry', color: 'orange' },
  overdue: { says: 'Invoice overdue', color: 'orange' },
  expiring: { says: 'Hours expire', color: 'yellow' },
  unpaid: { says: 'Not paid yet', color: 'blue' },
};

export type OverviewSearch = {
  readonly search?: string;
  readonly trouble?: Trouble;
  readonly sort?: Sort;
  readonly archived?: boolean;
  /** The form for a new client stands open. */
  readonly add?: boolean;
};

/** Whatever the address says that is not one of ours is left out. */
export function overviewIn(given: Record<string, unknown>): OverviewSearch {
  const { search, trouble, sort, archived, add } = given;
  return {
    ...(search !== undefined && String(search) !== '' ? { search: String(search) } : {}),
    ...(isOneOf(TROUBLES, trouble) ? { trouble } : {}),
    ...(isOneOf(SORTS, sort) ? { sort } : {}),
    ...(archived === true ? { archived } : {}),
    ...(add === true ? { add } : {}),
  };
}

function isOneOf<Word extends string>(
  words: Readonly<Record<Word, unknown>>,
  given: unknown,
): given is Word {
  return typeof given === 'string' && Object.hasOwn(words, given);
}
