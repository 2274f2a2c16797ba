/** Starts your timer; one runs at a time. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { agreedOf } from '../../store/agreed.ts';
import { findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { findTimer, insertTimer } from '../../store/timers.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { type PresentedTimer, timerAsTold } from '../present/timer.ts';
import { workTypeNamed } from '../work-types/named.ts';
import { notYet } from './instants.ts';

export const startTimer: UseCase<'timer.start'> = async (app, request) => {
  const { actor, input } = request;
  if (actor.member === '') return refuse({ code: 'no_member' });
  return await commit<PresentedTimer>(app, {
    ...commandOf(app, 'timer.start', request),
    client: null,
    act: async (tx, act, firm) => {
      const client = await findClient(tx, input.client);
      if (client === null) {
        return refuse({ code: 'not_found', thing: 'client', name: input.client });
      }
      const { archivedOn, name } = client;
      if (archivedOn !== null) return refuse({ code: 'client_archived', client: name, archivedOn });
      const agreed = await agreedOf(tx, firm.settingsVersion);
      const now = Date.parse(act.at);
      const called = workTypeNamed(agreed.workTypes, input.workType);
      if ('code' in called) return refuse(called);
      const early = notYet('startedAt', input.startedAt, now);
      if (early !== null) return refuse(early);
      const startedAt = input.startedAt ?? Math.floor(now / 1000);
      const { job, description } = input;
      const timer = {
        ...{ member: actor.member, client: client.id, job, description, ...called },
        startedAt: new Date(startedAt * 1000).toISOString(),
      };
      while (!(await insertTimer(tx, timer))) {
        // One that was stopped just now is in nobody's way: then this one is tried again.
        const other = await running(tx, actor.member);
        if (other !== null) return refuse(other);
      }
      return { outcome: timerAsTold(timer, name, now), subject: client.id, client: client.id };
    },
  });
};

/** The refusal of a second timer; null when none runs any more. */
async function running(tx: FirmTransaction, member: string): Promise<AnyRefusal | null> {
  const timer = await findTimer(tx, member);
  const client = timer === null ? null : await findClient(tx, timer.client);
  if (timer === null || client === null) return null;
  return { code: 'timer_running', client: client.name, startedAt: timer.startedAt };
}
