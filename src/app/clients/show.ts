/** Shows a client. */
import type { UseCase } from '../app.ts';
import { clientNamed } from './find.ts';

export const showClient: UseCase<'client.show'> = async (app, { actor, input }) => {
  const client = await clientNamed(app, actor, input.client);
  return 'refusal' in client ? client : { value: client };
};
