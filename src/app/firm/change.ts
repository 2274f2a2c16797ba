/** Changes the name or the time zone of the firm. */
import { updateFirm } from '../../store/firms.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { firmAsTold } from '../present/firm.ts';

/** What was worked and booked keeps its days, whatever zone the firm moves to. */
export const changeFirm: UseCase<'firm.change'> = (app, request) =>
  commit(app, {
    ...commandOf(app, 'firm.change', request),
    client: null,
    alone: true,
    act: async (tx, _, firm) => {
      const { name = firm.name, timeZone = firm.timeZone } = request.input;
      const changed = { ...firm, name, timeZone };
      await updateFirm(tx, changed);
      // Last, since it is not undone with the rest: asked again, it comes to the same.
      if (name !== firm.name) await app.identity.renameFirm({ firm: firm.id, name });
      return { outcome: firmAsTold(changed), subject: firm.id };
    },
  });
