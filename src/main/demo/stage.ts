/** Where the demonstration is played: a firm, asked as anybody would ask, at an instant of choice. */
import type { Actor, App, Result } from '../../app/app.ts';
import { permissionsOf } from '../../app/may.ts';
import { perform } from '../../app/perform.ts';
import { OPERATIONS, type OperationName, type OutputOf } from '../../contract/operations.ts';
import { readInput } from '../../contract/read-input.ts';
import { anyRefusalMessage } from '../../contract/refusals.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Person } from './cast.ts';
import { idOf } from './chance.ts';

export type Stage = {
  readonly app: App;
  readonly firm: string;
  readonly seed: string;
  readonly timeZone: string;
  /** The first day of the year that is lived. */
  readonly start: LocalDate;
};

/** Who asks, and when. `key` tells one request of the year from all others. */
export type Asking = {
  /** Null: the firm's own routine. */
  readonly as: Person | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly key: string;
};

/**
 * Asks an operation as it is given on the wire. All that it makes has ids made of seed and key, so
 * that the same year lived twice is the same to the last hash; and lived again after it was cut
 * short, it goes on where it was. What is refused is a mistake of the script.
 */
export async function ask<Name extends OperationName>(
  stage: Stage,
  name: Name,
  given: object,
  { as, at, key }: Asking,
): Promise<OutputOf<Name>> {
  const operation = OPERATIONS.find((one) => one.name === name);
  if (operation === undefined) throw new RangeError(`there is no ${name}`);
  const read = readInput(operation, given);
  if ('refusal' in read) throw new Error(`${name} at ${key}: ${JSON.stringify(read.refusal)}`);
  let count = 0;
  const app: App = {
    ...stage.app,
    clock: () => at,
    newId: () => {
      count += 1;
      return idOf(at, stage.seed, key, count);
    },
  };
  const asked = { actor: actorOf(stage, as), key: `demo ${key}`, input: read.input };
  const result = (await perform(app, name, asked as never)) as Result<OutputOf<Name>>;
  if ('value' in result) return result.value;
  throw new Error(`${name} at ${key} was refused: ${anyRefusalMessage(result.refusal)}`);
}

/** The ids by which a person is known to sign-in, once they are told to it. */
export function idsOf({ seed, firm }: Pick<Stage, 'seed' | 'firm'>, { mail }: Person) {
  const since = Number.parseInt(firm.replaceAll('-', '').slice(0, 12), 16);
  return {
    user: idOf(since, seed, firm, mail, 'user'),
    member: idOf(since, seed, firm, mail, 'member'),
    at: new Date(since),
  };
}

function actorOf(stage: Stage, as: Person | null): Actor {
  const { firm } = stage;
  if (as === null) {
    const permissions = permissionsOf('owner', null);
    const nobody = { id: '', member: '', name: 'Routine', role: 'owner' } as const;
    return { firm, kind: 'routine', ...nobody, permissions };
  }
  const { user, member } = idsOf(stage, as);
  const permissions = permissionsOf(as.role, null);
  return { firm, kind: 'member', id: user, member, name: as.name, role: as.role, permissions };
}

/** The instant of a minute of a day in a time zone, in milliseconds since 1970. */
export function instantAt(timeZone: string, on: LocalDate, minuteOfDay: number): number {
  const time = Temporal.PlainTime.from('00:00').add({ minutes: minuteOfDay });
  const local = Temporal.PlainDate.from(on).toPlainDateTime(time);
  return local.toZonedDateTime(timeZone).epochMilliseconds;
}
