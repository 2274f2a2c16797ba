/** What is refused of work: timers, entries and what becomes of them. */
import type { Answers, Example, Step } from './example.ts';
import { asking } from './example.ts';

const client = 'Alder Dental';
const remote = { client, workType: 'remote' };
const ADD_CLIENT: Step = { ask: 'client.add', with: { name: client } };

function granted(given: object = {}): Step {
  return { ask: 'block.grant', with: { client, minutes: 120, note: 'Welcome', ...given } };
}

function logged(given: object): Step {
  return { ask: 'entry.log', with: { ...remote, ...given } };
}

/** The id of what the step at a place was answered. */
function idOf(place: number): (answers: Answers) => { entry: string } {
  return (answers) => ({ entry: String(answers[place]?.['id']) });
}

export const ENTRY_EXAMPLES: readonly Example[] = [
  asking('work_type_unknown', ADD_CLIENT, {
    ask: 'entry.log',
    with: { client, workType: 'remte', minutes: 45 },
  }),
  asking(
    'entry_ends_before_start',
    ADD_CLIENT,
    logged({ startedAt: '2026-03-02T10:00:00Z', endedAt: '2026-03-02T09:15:00Z' }),
  ),
  asking(
    'break_too_long',
    ADD_CLIENT,
    logged({
      startedAt: '2026-03-02T09:00:00Z',
      endedAt: '2026-03-02T10:00:00Z',
      breakMinutes: 75,
    }),
  ),
  asking('entry_too_long', ADD_CLIENT, logged({ minutes: 1500 })),
  asking('entry_state', ADD_CLIENT, logged({ minutes: 45, post: true }), {
    ask: 'entry.discard',
    with: idOf(1),
  }),
  asking(
    'version_conflict',
    ADD_CLIENT,
    logged({ minutes: 45 }),
    { ask: 'entry.change', with: (answers) => ({ ...idOf(1)(answers), minutes: 50 }) },
    { ask: 'entry.post', with: (answers) => ({ ...idOf(1)(answers), version: 1 }) },
  ),
  asking('work_in_future', ADD_CLIENT, logged({ workedOn: '2026-03-03', minutes: 45, post: true })),
  asking('nothing_to_cover', ADD_CLIENT, granted(), logged({ minutes: 45, post: true }), {
    ask: 'entry.cover',
    with: (answers) => ({ ...idOf(2)(answers), block: 'B-1', consent: 'Ana by mail' }),
  }),
  asking(
    'block_cannot_cover',
    ADD_CLIENT,
    logged({ minutes: 45, post: true }),
    granted({ workTypes: ['on-site'] }),
    {
      ask: 'entry.cover',
      with: (answers) => ({ ...idOf(1)(answers), block: 'B-1', consent: 'Ana by mail' }),
    },
  ),
  asking(
    'insufficient_minutes',
    ADD_CLIENT,
    { ask: 'policy.set', with: { settings: { onShortage: 'stop' }, reason: 'As agreed' } },
    granted({ minutes: 30 }),
    logged({ minutes: 45, post: true }),
  ),
  asking('no_timer', { ask: 'timer.stop' }),
  asking(
    'timer_running',
    ADD_CLIENT,
    { ask: 'timer.start', with: remote },
    { ask: 'timer.start', with: { client, workType: 'on-site' } },
  ),
  asking(
    'timer_too_long',
    ADD_CLIENT,
    { ask: 'timer.start', with: remote },
    { ask: 'timer.stop', at: '2026-03-05T12:00:00Z' },
  ),
];
