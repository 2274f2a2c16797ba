/**
 * Stops your timer and keeps its time as a draft. One that was forgotten never books by itself: it
 * asks when the work ended.
 */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { NO_CHANGE } from '../../engine/bank/books.ts';
import { termsByDay } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { lockClients } from '../../store/books.ts';
import { saveChange } from '../../store/save.ts';
import { deleteTimer, findTimer } from '../../store/timers.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { draftOf } from '../entries/written.ts';
import { entryAsTold, type PresentedEntry } from '../present/entry.ts';
import { notYet } from './instants.ts';

export const stopTimer: UseCase<'timer.stop'> = async (app, request) => {
  const { actor, input } = request;
  if (actor.member === '') return refuse({ code: 'no_member' });
  return await commit<PresentedEntry>(app, {
    ...commandOf(app, 'timer.stop', request),
    client: null,
    act: async (tx, act, firm) => {
      const running = await findTimer(tx, actor.member);
      if (running === null) return refuse({ code: 'no_timer' });
      const clients = await lockClients(tx, [running.client]);
      const timer = await deleteTimer(tx, actor.member);
      const client = clients.get(timer?.client ?? '');
      // Somebody was quicker, and may have started another one since.
      if (timer === null || client === undefined) return refuse({ code: 'no_timer' });
      const now = Date.parse(act.at);
      const early = notYet('endedAt', input.endedAt, now);
      if (early !== null) return refuse(early);
      const { job, workType, description } = timer;
      const startedAt = Math.floor(Date.parse(timer.startedAt) / 1000);
      const written = {
        ...{ job, workType, description, technician: undefined, startedAt },
        endedAt: input.endedAt ?? Math.max(startedAt, Math.floor(now / 1000)),
        breakMinutes: input.breakMinutes ?? 0,
      };
      const agreed = await agreedOf(tx, firm.settingsVersion);
      const { currency, name: clientName } = client;
      const books = { termsOn: termsByDay(agreed, client.id, currency) };
      const id = app.newId();
      const draft = draftOf(id, actor, written, books, act, { client, firm });
      if ('code' in draft) return refuse(asked(draft, timer.startedAt, clientName));
      await saveChange(tx, clients, { ...NO_CHANGE, newEntries: [draft] });
      return {
        outcome: entryAsTold(draft, { clientName, currency, labels: new Map() }),
        subject: id,
        client: client.id,
      };
    },
  });
};

/** Of a timer, too long a time means that it was forgotten. */
function asked(refusal: AnyRefusal, startedAt: string, client: string): AnyRefusal {
  if (refusal.code !== 'entry_too_long') return refusal;
  const { minutes, longestEntryMinutes } = refusal;
  return { code: 'timer_too_long', client, startedAt, minutes, longestEntryMinutes };
}
