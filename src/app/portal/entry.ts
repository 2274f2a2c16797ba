/** Work as the portal tells it: what was done and what it drew. */
import type { OutputOf } from '../../contract/operations.ts';
import type { PresentedEntry } from '../present/entry.ts';

export type OwnEntry = OutputOf<'portal.entries'>['items'][number];

/** Null for a draft: it is not decided yet, and may be discarded. */
export function ownEntry(entry: PresentedEntry): OwnEntry | null {
  const { state, outcome } = entry;
  if (state === 'draft' || outcome === null) return null;
  return {
    ...{ id: entry.id, job: entry.job, description: entry.description },
    ...{ technician: entry.technician, workType: entry.workType },
    ...{ workedOn: entry.workedOn, workedMinutes: entry.workedMinutes, state },
    ...{ currency: entry.currency, coverage: outcome.coverage },
    ...{ billedMinutes: outcome.billedMinutes, drawnMinutes: outcome.drawnMinutes },
    draws: outcome.draws,
    ...{ overageMinutes: outcome.overageMinutes, overageValue: outcome.overageValue },
    ...{ separateMinutes: outcome.separateMinutes, separateValue: outcome.separateValue },
    waitsFor: outcome.waitsFor,
  };
}
