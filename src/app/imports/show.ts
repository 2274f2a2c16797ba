/** Shows an import: how far it has come, and what it refused. */
import type { UseCase } from '../app.ts';
import { importTold } from './told.ts';

export const showTheImport: UseCase<'import.show'> = (app, { actor, input }) =>
  importTold(app, actor, input.import);
