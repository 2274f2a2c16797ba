/** Shows the firm. */
import type { UseCase } from '../app.ts';
import { firmAsTold } from '../present/firm.ts';
import { firmToday } from '../today.ts';

export const showFirm: UseCase<'firm.show'> = (app, { actor }) =>
  app.database.read(actor.firm, async (tx) => {
    const { firm } = await firmToday(app, tx);
    return { value: firmAsTold(firm) };
  });
