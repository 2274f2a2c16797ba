/** An import as it stands. */
import { findImport } from '../../store/imports.ts';
import { type Actor, type App, type Result, refuse } from '../app.ts';
import { importAsTold, type PresentedImport } from '../present/import.ts';

/** The import of an id; the refusal when there is none. */
export async function importTold(
  app: App,
  { firm }: Pick<Actor, 'firm'>,
  id: string,
): Promise<Result<PresentedImport>> {
  const kept = await app.database.read(firm, (tx) => findImport(tx, id));
  if (kept === null) return refuse({ code: 'not_found', thing: 'import', name: id });
  return { value: importAsTold(kept, false) };
}
