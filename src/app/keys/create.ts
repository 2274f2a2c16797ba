/** Makes an API key of the actor's; it is shown once, and not kept. */
import type { InputOf, OutputOf } from '../../contract/operations.ts';
import { addDays, type LocalDate } from '../../engine/days.ts';
import { localTime } from '../../engine/zones.ts';
import { type Actor, type App, type Request, refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit, type Refused } from '../commit.ts';
import { memberNamed } from '../members/find.ts';
import { keyAsTold, type PresentedKey } from '../present/member.ts';
import { zoneNamed } from '../zones.ts';

type Outcome = OutputOf<'key.create'>;

/** A key as sign-in made it: only here is the key itself known. */
type Made = { readonly key: PresentedKey; readonly secret: string };

/**
 * The outcome is kept without the key itself: a repeat is told all but that. A key whose making did
 * not take effect is revoked; were even that to fail, nobody knows it.
 */
export const createKey: UseCase<'key.create'> = async (app, request) => {
  const { actor, input } = request;
  const member = await ownerOf(app, request);
  if ('refusal' in member) return member;
  const tooWide = input.scopes.filter((scope) => !actor.permissions.has(scope));
  if (tooWide.length > 0) return refuse({ code: 'scope_too_wide', scopes: tooWide });
  let made: Made | null = null;
  let effective: string | null = null;
  try {
    const result = await commit<Outcome>(app, {
      ...commandOf(app, 'key.create', request),
      client: null,
      alone: true,
      act: async (_, __, { timeZone }) => {
        const done = made ?? (await makeKey(app, actor.firm, member.id, input, timeZone));
        if ('refusal' in done) return done;
        made = done;
        return { outcome: { key: done.key, secret: null }, subject: done.key.id };
      },
    });
    if ('refusal' in result) return result;
    effective = result.value.key.id;
    return { value: { ...result.value, secret: secretOf(made, effective) } };
  } finally {
    await revokeUnless(app, actor, made, effective);
  }
};

/** Whose key it is: the actor's own; only whoever runs the program makes one for another member. */
async function ownerOf(
  app: App,
  { actor, input }: Request<'key.create'>,
): Promise<{ readonly id: string } | Refused> {
  if (input.member === undefined) {
    return actor.member === '' ? refuse({ code: 'no_member' }) : { id: actor.member };
  }
  if (actor.kind !== 'operator') {
    const message = 'a key of somebody else is made on the machine itself: leave it out';
    return refuse({ code: 'input_invalid', fields: [{ field: 'member', message }] });
  }
  return await memberNamed(app, actor.firm, input.member);
}

async function makeKey(
  app: App,
  firm: string,
  member: string,
  { name, scopes, expiresOn }: InputOf<'key.create'>,
  timeZone: string,
): Promise<Made | Refused> {
  const expiresAt = expiresOn === null ? null : endOf(expiresOn, timeZone);
  const made = await app.identity.createKey({ firm, member, name, scopes, expiresAt });
  if ('code' in made) return refuse(made);
  const kept = (await app.identity.keys(firm)).find(({ id }) => id === made.id);
  if (kept === undefined) throw new RangeError(`key ${made.id} was made and is gone`);
  return { key: keyAsTold(kept), secret: made.key };
}

/** The instant at which a day is over. */
function endOf(day: LocalDate, timeZone: string): string {
  const { at } = localTime(zoneNamed(timeZone), addDays(day, 1), 0);
  return new Date(at * 1000).toISOString();
}

function secretOf(made: Made | null, effective: string): string | null {
  return made !== null && made.key.id === effective ? made.secret : null;
}

async function revokeUnless(
  app: App,
  { firm }: Actor,
  made: Made | null,
  effective: string | null,
): Promise<void> {
  if (made === null || made.key.id === effective) return;
  await app.identity.revokeKey({ firm, key: made.key.id }).catch(() => undefined);
}
