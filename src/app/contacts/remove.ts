/** Ends a contact: what they agreed to stays, they agree to nothing more. */
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

/** One who has left keeps the day. */
export const removeContact: UseCase<'contact.remove'> = (app, request) =>
  commitChange(
    app,
    commandOf(app, 'contact.remove', request),
    request.input,
    (contact, { today }) => ({ ...contact, leftOn: contact.leftOn ?? today }),
  );
