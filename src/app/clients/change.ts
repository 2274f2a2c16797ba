/** Changes the name or the reference of a client. */
import { isOthersName } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

export const changeClient: UseCase<'client.change'> = (app, request) => {
  const { input } = request;
  const command = commandOf(app, 'client.change', request);
  return commitChange(app, command, input.client, async (client, _, tx) => {
    const { name = client.name, reference = client.reference } = input;
    if (await isOthersName(tx, client.id, name)) {
      return refuse({ code: 'name_taken', thing: 'client', name });
    }
    return { ...client, name, reference };
  });
};
