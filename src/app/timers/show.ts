/** Shows your running timer. Whoever is no member has none. */
import { findClient } from '../../store/clients.ts';
import { findTimer } from '../../store/timers.ts';
import type { UseCase } from '../app.ts';
import { timerAsTold } from '../present/timer.ts';

export const showTimer: UseCase<'timer.show'> = async (app, { actor }) =>
  await app.database.read(actor.firm, async (tx) => {
    const timer = actor.member === '' ? null : await findTimer(tx, actor.member);
    const client = timer === null ? null : await findClient(tx, timer.client);
    if (timer === null || client === null) return { value: { timer: null } };
    return { value: { timer: timerAsTold(timer, client.name, app.clock()) } };
  });
