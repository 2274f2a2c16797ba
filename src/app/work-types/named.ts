/** Work types as they are called: without regard to case, each by the one name it was given. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Books } from '../../engine/bank/books.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { WorkTypeTerms } from '../../engine/terms.ts';
import { nearest } from '../../formats/nearest.ts';
import { nameKey } from '../../store/names.ts';

/** Work types there are; one may come more than once. */
type Known = readonly Pick<WorkTypeTerms, 'workType'>[];

/** Those that the books of a client tell of: all that the firm has. */
export function workTypesIn({ termsOn }: Pick<Books, 'termsOn'>, today: LocalDate): Known {
  return [...termsOn(today).workTypes.keys()].map((workType) => ({ workType }));
}

/** The name of the work type that is called so; null when there is none. */
export function workTypeCalled(known: Known, name: string): string | null {
  const key = nameKey(name);
  return known.find(({ workType }) => nameKey(workType) === key)?.workType ?? null;
}

/** The work type that is called so; refused when there is none. */
export function workTypeNamed(
  known: Known,
  name: string,
): { readonly workType: string } | AnyRefusal {
  const workType = workTypeCalled(known, name);
  if (workType !== null) return { workType };
  const meant = nearest(name, [...new Set(known.map((terms) => terms.workType))]);
  return { code: 'work_type_unknown', workType: name, nearest: meant };
}

/** The names of several, each once; or the refusal of the first that there is none of. */
export function workTypesCalled(
  known: Known,
  names: readonly string[],
): readonly string[] | AnyRefusal {
  const found = new Set<string>();
  for (const name of names) {
    const named = workTypeNamed(known, name);
    if ('code' in named) return named;
    found.add(named.workType);
  }
  return [...found];
}
