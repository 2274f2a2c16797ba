/** Discards your timer; what it was stands in the audit. */
import { deleteTimer } from '../../store/timers.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';

export const discardTimer: UseCase<'timer.discard'> = async (app, request) => {
  const { actor } = request;
  if (actor.member === '') return refuse({ code: 'no_member' });
  return await commit<{ discarded: true }>(app, {
    ...commandOf(app, 'timer.discard', request),
    client: null,
    act: async (tx) => {
      const timer = await deleteTimer(tx, actor.member);
      if (timer === null) return refuse({ code: 'no_timer' });
      return {
        outcome: { discarded: true },
        subject: timer.client,
        client: timer.client,
        summary: timer,
      };
    },
  });
};
