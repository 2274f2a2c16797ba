/** Work types as they are called: without regard to case, each by the one name it was given. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { WorkTypeTerms } from '../../engine/terms.ts';
import { nearest } from '../../formats/nearest.ts';
import { nameKey } from '../../store/names.ts';

/** The name of the work type that is called so; null when there is none. */
export function workTypeCalled(known: readonly WorkTypeTerms[], name: string): string | null {
  const key = nameKey(name);
  return known.find(({ workType }) => nameKey(workType) === key)?.workType ?? null;
}

/** The same, of several, each once; or the refusal of the first that there is none of. */
export function workTypesCalled(
  known: readonly WorkTypeTerms[],
  names: readonly string[],
): readonly string[] | AnyRefusal {
  const found = new Set<string>();
  for (const name of names) {
    const workType = workTypeCalled(known, name);
    if (workType === null) {
      const meant = nearest(name, [...new Set(known.map((terms) => terms.workType))]);
      return { code: 'work_type_unknown', workType: name, nearest: meant };
    }
    found.add(workType);
  }
  return [...found];
}
