/** Changes a contact. */
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

export const changeContact: UseCase<'contact.change'> = (app, request) => {
  const { input } = request;
  return commitChange(app, commandOf(app, 'contact.change', request), input, (contact) => {
    // Null takes a mail or a phone away; what is left out stays.
    const { name = contact.name, mail = contact.mail, phone = contact.phone } = input;
    return { ...contact, name, mail, phone, roles: input.roles ?? contact.roles };
  });
};
