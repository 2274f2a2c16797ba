/** An import as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { ImportProgress, KeptImport } from '../../store/imports.ts';

export type PresentedImport = OutputOf<'import.show'>;

/** What it came to so far, and what it refused. A dry run is not kept: it has no id. */
export function importAsTold(kept: KeptImport, dryRun: boolean): PresentedImport {
  const { report } = kept;
  const { id, ...progress } = progressAsTold(kept);
  return {
    id: dryRun ? null : id,
    ...progress,
    dryRun,
    newClients: [...report.newClients],
    newWorkTypes: [...report.newWorkTypes],
    refused: report.refused.map((row) => ({ ...row })),
    warnings: [...report.warnings],
  };
}

/** How far it has come. */
export function progressAsTold(kept: ImportProgress): OutputOf<'import.list'>['items'][number] {
  const { id, kind, fileName, state, rowsRead, counts, startedAt, changedAt } = kept;
  return {
    ...{ id, kind, fileName, state, rowsRead },
    rowsBooked: counts.booked,
    rowsKnown: counts.known,
    rowsRefused: counts.refused,
    startedAt,
    changedAt,
  };
}
