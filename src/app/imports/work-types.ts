/** The work types that a file names, as the firm calls them. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Agreed } from '../../engine/terms.ts';
import { nearest } from '../../formats/nearest.ts';
import { nameKey } from '../../store/names.ts';
import { workTypeCalled } from '../work-types/named.ts';

export type WorkTypes = {
  /** What the firm calls it; the refusal when there is none of that name and none is added. */
  readonly called: (name: string) => string | AnyRefusal;
  /** Those that are to be added. */
  readonly added: () => readonly string[];
};

/** Work types of a firm; unknown ones are added, by their first spelling, where `add` says so. */
export function workTypesFor({ workTypes }: Pick<Agreed, 'workTypes'>, add: boolean): WorkTypes {
  const found = new Map<string, string | AnyRefusal>();
  const added = new Map<string, string>();
  const look = (name: string): string | AnyRefusal => {
    const called = workTypeCalled(workTypes, name);
    if (called !== null) return called;
    if (!add) {
      const meant = nearest(name, [...new Set(workTypes.map((terms) => terms.workType))]);
      return { code: 'work_type_unknown', workType: name, nearest: meant };
    }
    const key = nameKey(name);
    const first = added.get(key) ?? name;
    added.set(key, first);
    return first;
  };
  return {
    called(name) {
      const known = found.get(name) ?? look(name);
      found.set(name, known);
      return known;
    },
    added: () => [...added.values()],
  };
}
