/** Brings an archived client back. */
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

/** One that is not archived stays as it is. */
export const restoreClient: UseCase<'client.restore'> = (app, request) =>
  commitChange(app, commandOf(app, 'client.restore', request), request.input.client, (client) => ({
    ...client,
    archivedOn: null,
  }));
