/** Archives a client: nothing more is sold to it or posted for it. */
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

/** One that is archived keeps its day. */
export const archiveClient: UseCase<'client.archive'> = (app, request) =>
  commitChange(
    app,
    commandOf(app, 'client.archive', request),
    request.input.client,
    (client, { today }) => ({ ...client, archivedOn: client.archivedOn ?? today }),
  );
